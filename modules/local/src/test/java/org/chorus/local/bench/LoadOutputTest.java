package org.chorus.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.chorus.local.CannotStart;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is read from the output of the programs that make the load. */
class LoadOutputTest {

  @Nested
  class OfWrk {
    private static final String OUTPUT =
        """
        Running 19s test @ http://localhost:8080/free-the-ilsa/clearwater
          2 threads and 128 connections
        Requests/sec:   1012.50
        chorus acknowledged=30375 non2xx3xx=2 broken=1 seconds=15.000000 p50=61000 p99=120500
        """;

    @Test
    void countsAndLatenciesInMilliseconds() {
      assertThat(WrkSummary.parse(OUTPUT)).isEqualTo(new WrkSummary(30_375, 2, 1, 15, 61, 120.5));
    }

    @Test
    void theRateIsOfTheTimeInWhichPeopleSigned() { // and not of the seconds that wrk waited after
      assertThat(WrkSummary.parse(OUTPUT).acknowledgedPerSecond()).isEqualTo(2_025);
    }

    @Test
    void nobodyAnsweredIsARateOfZero() {
      WrkSummary none = new WrkSummary(0, 0, 128, 0, 0, 0);
      assertThat(none.acknowledgedPerSecond()).isZero();
    }

    @Test
    void whatDidNotFinishIsRefusedWithItsOutput() {
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(() -> WrkSummary.parse("unable to connect to localhost:1"))
          .withMessageContaining("unable to connect");
    }
  }

  @Nested
  class OfWrkWithoutAScript {
    private static final String OUTPUT =
        """
          2 threads and 1000 connections
          Thread Stats   Avg      Stdev     Max   +/- Stdev
            Latency    80.11ms   20.02ms 400.10ms   80.00%
          Latency Distribution
             50%  912.00us
             75%   81.20ms
             90%  200.00ms
             99%    1.21s\s
          61234 requests in 15.10s, 18.00MB read
        Requests/sec:   4055.23
        """;

    @Test
    void answersAndTheirRate() {
      assertThat(Polling.parse(OUTPUT)).isEqualTo(new Polling(61_234, 4055.23, 0, 0, 0.912, 1_210));
    }

    @Test
    void errorsAreCounted() {
      assertThat(Polling.parse(OUTPUT + "  Non-2xx or 3xx responses: 17\n").non2xx3xx())
          .isEqualTo(17);
    }

    @Test
    void whoGotNoAnswerIsCounted() {
      assertThat(
              Polling.parse(OUTPUT + "  Socket errors: connect 1, read 2, write 3, timeout 4\n")
                  .broken())
          .isEqualTo(10);
    }
  }

  @Nested
  class OfPgbench {
    @Test
    void rowsPerSecond() {
      assertThat(
              BareRows.parse(
                  """
                  number of transactions actually processed: 30211
                  number of failed transactions: 0 (0.000%)
                  latency average = 31.7 ms
                  initial connection time = 210.9 ms
                  tps = 2014.071234 (without initial connection time)
                  """))
          .isEqualTo(2014.071234);
    }

    @Test
    void refusedRowsAreNoMeasurement() {
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(
              () -> BareRows.parse("number of failed transactions: 3 (0.1%)\ntps = 2014.07\n"))
          .withMessageContaining("3 rows");
    }

    @Test
    void whatDidNotFinishIsRefusedWithItsOutput() {
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(() -> BareRows.parse("connection refused"))
          .withMessageContaining("connection refused");
    }
  }
}
