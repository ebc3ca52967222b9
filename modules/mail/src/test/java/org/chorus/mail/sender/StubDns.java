package org.chorus.mail.sender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** A server of the DNS, over UDP, that knows the TXT records it was told and no others. */
final class StubDns implements AutoCloseable {

  private final DatagramSocket socket;
  private final Map<String, List<String>> texts = new ConcurrentHashMap<>();
  private volatile boolean silent;

  StubDns() {
    try {
      socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("stub-dns").start(this::serve);
  }

  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  void put(String name, String... records) {
    texts.put(name + ".", List.of(records));
  }

  void forgetEverything() {
    texts.clear();
  }

  /** Answers nobody any more, until told otherwise. */
  void silent(boolean now) {
    silent = now;
  }

  private void serve() {
    byte[] buffer = new byte[4096];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        if (!silent) {
          byte[] answer =
              answer(new Message(Arrays.copyOf(packet.getData(), packet.getLength()))).toWire();
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException closedOrNonsense) {
        // the next question may be better
      }
    }
  }

  private Message answer(Message question) throws IOException {
    Record asked = question.getQuestion();
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(asked, Section.QUESTION);
    List<String> found = texts.get(asked.getName().toString());
    if (found == null) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
      return answer;
    }
    for (String text : found) {
      answer.addRecord(record(asked.getName(), text), Section.ANSWER);
    }
    return answer;
  }

  /** In strings of at most 255 bytes, as they travel. */
  private static TXTRecord record(Name name, String text) {
    List<String> parts = Arrays.asList(text.split("(?<=\\G.{255})", -1));
    return new TXTRecord(name, DClass.IN, 60, parts);
  }

  @Override
  public void close() {
    socket.close();
  }
}
