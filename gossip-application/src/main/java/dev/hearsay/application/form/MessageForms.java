// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

import static dev.hearsay.application.form.Words.ENVELOPE;
import static dev.hearsay.application.form.Words.LINK;
import static dev.hearsay.application.form.Words.TEXT;
import static dev.hearsay.application.form.Words.VALIDATED;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;
import java.util.List;

/** Messages, written as their envelopes and decoded again when they are read. */
final class MessageForms {

  /** Kinds of content by their position: new ones are appended. */
  static final List<Class<? extends Content>> CONTENTS =
      List.of(
          Content.AliveMessage.class,
          Content.MembershipRequest.class,
          Content.MembershipResponse.class,
          Content.ConnEstablish.class,
          Content.PeerIdentityMessage.class,
          Content.GossipHello.class,
          Content.DataDigest.class,
          Content.DataRequest.class,
          Content.DataUpdate.class,
          Content.DataMessage.class,
          Content.RemoteStateRequest.class,
          Content.RemoteStateResponse.class,
          Content.StateInfo.class,
          Content.StateInfoSnapshot.class,
          Content.StateInfoPullRequest.class,
          Content.LeadershipMessage.class,
          Content.Acknowledgement.class,
          Content.Empty.class,
          Content.PrivateDataMessage.class,
          Content.RemotePrivateDataRequest.class,
          Content.RemotePrivateDataResponse.class,
          Content.Pull.class,
          Content.class);

  /** A kind of content that somebody waits for. */
  static final Form<Class<? extends Content>> CONTENT =
      Form.of(MessageForms::position, in -> Union.at(CONTENTS, in.integer()));

  static final Form<ConnectionInfo> CONNECTION =
      Form.of(
          (out, from) ->
              out.put(LINK, from.link())
                  .put(VALIDATED, from.peer())
                  .put(ENVELOPE, from.proof())
                  .text(from.remoteAddress()),
          in -> new ConnectionInfo(in.get(LINK), in.get(VALIDATED), in.get(ENVELOPE), in.text()));

  private static final Form<DecodeFailure> FAILURE = Form.constant(DecodeFailure.class);

  private final MessageCodec codec;

  final Form<SignedMessage> signed =
      Form.of(
          (out, message) -> out.put(ENVELOPE, message.envelope()), in -> decoded(in.get(ENVELOPE)));

  /** What arrived, which need not be a message. */
  final Form<Decoded<SignedMessage>> arrived =
      Form.of(
          (out, what) -> {
            switch (what) {
              case Decoded.Value<SignedMessage>(SignedMessage message) ->
                  out.flag(true).put(signed, message);
              case Decoded.Failed<SignedMessage>(DecodeFailure reason, String detail) ->
                  out.flag(false).put(FAILURE, reason).text(detail);
            }
          },
          in ->
              in.flag()
                  ? new Decoded.Value<>(in.get(signed))
                  : new Decoded.Failed<>(in.get(FAILURE), in.get(TEXT)));

  final Form<ReceivedMessage> received =
      Form.of(
          (out, message) -> out.put(signed, message.signed()).put(CONNECTION, message.from()),
          in -> new ReceivedMessage(in.get(signed), in.get(CONNECTION)));

  final Form<GossipMessage> draft =
      Form.of(
          (out, message) -> out.bytes(encoded(message)),
          in -> decoded(Envelope.unsigned(in.bytes())).message());

  MessageForms(MessageCodec codec) {
    this.codec = codec;
  }

  private Bytes encoded(GossipMessage message) {
    return codec.encode(message);
  }

  private SignedMessage decoded(Envelope envelope) {
    return switch (codec.decode(envelope)) {
      case Decoded.Value<SignedMessage>(SignedMessage message) -> message;
      case Decoded.Failed<SignedMessage> failed ->
          throw new MalformedFormException("a message is " + failed.explanation());
    };
  }

  private static void position(FormWriter out, Class<? extends Content> kind) {
    int position = CONTENTS.indexOf(kind);
    if (position < 0) {
      throw new IllegalArgumentException(kind + " has no form: append it to the contents");
    }
    out.number(position);
  }
}
