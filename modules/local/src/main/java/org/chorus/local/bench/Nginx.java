package org.chorus.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.chorus.local.CannotStart;
import org.chorus.local.bench.Visitor.Answer;

/**
 * nginx with one page as a file, and the same file compressed beforehand beside it: what nobody
 * needs an app for. It listens on the loopback interface and keeps everything below one directory.
 */
final class Nginx implements AutoCloseable {

  private final Process process;
  private final URI page;

  private Nginx(Process process, URI page) {
    this.process = process;
    this.page = page;
  }

  /**
   * Returns when it answers with the page.
   *
   * @param page as browsers get it, compressed
   * @param headers that every answer carries beyond those that nginx makes by itself
   */
  static Nginx start(House house, Visitor visitor, Answer page, Map<String, String> headers)
      throws InterruptedException {
    Path directory = house.data().resolve("nginx");
    int port = house.freePort();
    try {
      Path html = Files.createDirectories(directory.resolve("html"));
      Files.write(html.resolve("page.html"), page.text());
      Files.write(html.resolve("page.html.gz"), page.body());
      Path configuration = directory.resolve("nginx.conf");
      Files.writeString(configuration, configuration(port, headers));
      Path output = directory.resolve("nginx.out");
      Process process =
          new ProcessBuilder(
                  Program.NGINX.demand().toString(),
                  "-p",
                  directory.toString(),
                  "-e",
                  "nginx.log",
                  "-c",
                  configuration.toString())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      house.adopt("nginx", process.toHandle());
      Nginx nginx = new Nginx(process, URI.create("http://127.0.0.1:" + port + "/page.html"));
      nginx.awaitPage(visitor, page, output);
      return nginx;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As Debian ships it where that matters for speed; logs no requests, as the app does not. */
  private static String configuration(int port, Map<String, String> headers) {
    String user = System.getProperty("user.name");
    return """
      daemon off;
      worker_processes auto;
      pid nginx.pid;
      error_log nginx.log warn;
      %s
      events {
        worker_connections 1024;
      }
      http {
        access_log off;
        sendfile on;
        tcp_nopush on;
        gzip_static on;
        gzip_vary on;
        default_type "text/html;charset=UTF-8";
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        server {
          listen 127.0.0.1:%d;
          root html;
      %s  }
      }
      """
        .formatted(
            user.equals("root") ? "user root root;" : "", // else its workers are somebody else
            port,
            headers.entrySet().stream()
                .map(
                    header ->
                        "    add_header %s \"%s\";\n".formatted(header.getKey(), header.getValue()))
                .collect(Collectors.joining()));
  }

  private void awaitPage(Visitor visitor, Answer page, Path output)
      throws InterruptedException, IOException {
    while (!visitor.reaches(this.page)) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new CannotStart("nginx ended. It wrote:\n\n" + Files.readString(output).indent(4));
      }
    }
    if (!Arrays.equals(visitor.get(this.page, Map.of()).body(), page.body())) {
      close();
      throw new CannotStart("nginx does not answer with the compressed page.");
    }
  }

  URI page() {
    return page;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
