package org.chorus.campaign.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.chorus.testing.Database;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to images of an installation from before they had a module of their own. */
class ImagesMoveOutIT {

  @Test
  void everyImageMovesWithItsBytes() {
    DataSource source = Database.asOwner(Database.create());
    FluentConfiguration migrations = Flyway.configure().dataSource(source).outOfOrder(true);
    migrations.target("022").load().migrate();
    JdbcClient jdbc = JdbcClient.create(source);
    UUID organization = UUID.randomUUID();
    UUID image = UUID.randomUUID();
    jdbc.sql(
            "insert into organization (id, alias, name, registered_at)"
                + " values (:id, 'rivers', 'Rivers', now())")
        .param("id", organization)
        .update();
    jdbc.sql(
            """
            insert into image (id, organization_id, media_type, width, height, bytes, stored_at)
            values (:id, :organization, 'image/png', 20, 10, '\\x010203', now())
            """)
        .param("id", image)
        .param("organization", organization)
        .update();

    migrations.target("latest").load().migrate();

    Map<String, @Nullable Object> kept =
        jdbc.sql("select organization_id, width, store from stored_image where id = :id")
            .param("id", image)
            .query()
            .singleRow();
    assertThat(kept)
        .containsEntry("organization_id", organization)
        .containsEntry("width", 20)
        .containsEntry("store", "DATABASE");
    assertThat(
            jdbc.sql("select bytes from image_bytes where key = :key")
                .param("key", image.toString())
                .query((row, number) -> row.getBytes(1))
                .single())
        .containsExactly(1, 2, 3);
    assertThat(
            jdbc.sql(
                    """
                    select count(*)
                      from pg_constraint
                     where contype = 'f'
                       and confrelid = 'stored_image'::regclass
                       and conrelid in ('revision'::regclass, 'working_copy'::regclass)
                    """)
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }
}
