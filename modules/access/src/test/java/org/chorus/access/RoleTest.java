package org.chorus.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.access.Permission.EXPORT_CONTACTS;
import static org.chorus.access.Permission.PUBLISH;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

  @Test
  void onlyDataStewardsComeToPersonalData() {
    assertThat(EnumSet.allOf(Role.class))
        .filteredOn(role -> role.allows(EXPORT_CONTACTS) || role.allows(EXPORT_CONTACTS, true))
        .containsExactly(Role.DATA_STEWARD);
  }

  @ParameterizedTest
  @EnumSource(Permission.class)
  void thePlatformsAdministratorMayNothingInACoalition(Permission permission) {
    assertThat(Role.PLATFORM_ADMINISTRATOR.allows(permission, true)).isFalse();
    assertThat(Role.PLATFORM_ADMINISTRATOR.allows(permission, false)).isFalse();
  }

  @Test
  void nobodyElseMayWhatThePlatformsAdministratorMay() {
    for (Permission permission : Role.PLATFORM_ADMINISTRATOR.permissions()) {
      assertThat(EnumSet.allOf(Role.class))
          .filteredOn(role -> role.allows(permission))
          .containsExactly(Role.PLATFORM_ADMINISTRATOR);
    }
  }

  @Test
  void administratorsConveneWhereTheSeatDoes() {
    assertThat(Role.ORGANIZATION_ADMINISTRATOR.allows(PUBLISH, true)).isTrue();
    assertThat(Role.ORGANIZATION_ADMINISTRATOR.allows(PUBLISH, false)).isFalse();
    assertThat(Role.CONVENER.allows(PUBLISH, false)).isFalse();
  }

  @Test
  void eachRoleIsHeldSomewhere() {
    assertThat(EnumSet.allOf(Role.class))
        .filteredOn(role -> !role.isOrganizationWide() && !role.isForOneCampaign())
        .containsExactlyInAnyOrder(Role.PLATFORM_ADMINISTRATOR, Role.CONVENER);
  }
}
