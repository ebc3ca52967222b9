package org.chorus.kernel;

/** Writes Unicode in the letters, digits and hyphens of host names (RFC 3492). */
final class Punycode {

  /** What tells labels that are written so from others (RFC 5890, section 2.3.2.1). */
  static final String PREFIX = "xn--";

  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 128;
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private Punycode() {}

  /** The encoding procedure of section 6.3, in the names of its variables. Without the prefix. */
  static String encode(String label) {
    int[] input = label.codePoints().toArray();
    StringBuilder output = new StringBuilder();
    for (int c : input) {
      if (c < INITIAL_N) {
        output.append((char) c);
      }
    }
    int b = output.length();
    if (b > 0) {
      output.append('-');
    }
    int n = INITIAL_N;
    int delta = 0;
    int bias = INITIAL_BIAS;
    for (int h = b; h < input.length; n++, delta++) {
      int m = Integer.MAX_VALUE;
      for (int c : input) {
        if (c >= n && c < m) {
          m = c;
        }
      }
      delta = Math.addExact(delta, Math.multiplyExact(m - n, h + 1));
      n = m;
      for (int c : input) {
        if (c < n) {
          delta++;
        } else if (c == n) {
          appendNumber(output, delta, bias);
          bias = adapt(delta, h + 1, h == b);
          delta = 0;
          h++;
        }
      }
    }
    return output.toString();
  }

  private static void appendNumber(StringBuilder output, int delta, int bias) {
    int q = delta;
    for (int k = BASE; ; k += BASE) {
      int t = Math.clamp(k - bias, T_MIN, T_MAX);
      if (q < t) {
        output.append(DIGITS.charAt(q));
        return;
      }
      output.append(DIGITS.charAt(t + (q - t) % (BASE - t)));
      q = (q - t) / (BASE - t);
    }
  }

  private static int adapt(int delta, int numPoints, boolean firstTime) {
    int rest = firstTime ? delta / DAMP : delta / 2;
    rest += rest / numPoints;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }
}
