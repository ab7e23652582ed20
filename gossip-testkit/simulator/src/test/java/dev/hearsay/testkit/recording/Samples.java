// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.recording;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.policy.Policy;
import dev.hearsay.domain.policy.PolicyGroup;
import dev.hearsay.domain.policy.Principal;
import dev.hearsay.domain.policy.Principal.Nominal;
import dev.hearsay.domain.policy.Rule;
import dev.hearsay.domain.trust.BlockCheck;
import dev.hearsay.domain.trust.BlockResult;
import dev.hearsay.domain.trust.BlockVerifier;
import dev.hearsay.domain.trust.MessageVerifier;
import dev.hearsay.domain.trust.VerificationRequest;
import dev.hearsay.domain.trust.VerificationRequest.Signer;
import dev.hearsay.domain.trust.VerificationResult;
import dev.hearsay.domain.trust.VerifiedBlock;
import dev.hearsay.domain.trust.VerifiedMessage;
import dev.hearsay.testkit.contracts.MessageGenerator;
import dev.hearsay.wire.ProtobufCodec;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Values of any type that inputs consist of, found by reflection: of a record one for each value of
 * each of its components, of a sealed interface all kinds. A new kind is among them by itself.
 */
final class Samples {

  private static final PkiId AUTHOR = new PkiId(Bytes.wrap(new byte[PkiId.LENGTH]));
  private static final ValidatedIdentity IDENTITY =
      new ValidatedIdentity(
          AUTHOR,
          new PeerIdentity(Bytes.utf8("certificate")),
          new OrgId("Org1MSP"),
          Instant.parse("2031-01-01T00:00:00.5Z"));

  private final ProtobufCodec codec = new ProtobufCodec();
  private final Map<Class<?>, List<?>> words = new LinkedHashMap<>();

  Samples() {
    words.put(long.class, List.of(0L, -1L, 300L, Long.MIN_VALUE, Long.MAX_VALUE));
    words.put(int.class, List.of(1, 0, 300, Integer.MAX_VALUE));
    words.put(boolean.class, List.of(false, true));
    words.put(String.class, List.of("", "text of äöü 鍵", "x\n\u0000"));
    words.put(Bytes.class, List.of(Bytes.EMPTY, Bytes.hex("00"), Bytes.wrap(new byte[300])));
    words.put(Endpoint.class, List.of(Endpoint.of("peer0", 7051), Endpoint.of("peer1", 7051)));
    words.put(Duration.class, List.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(9)));
    words.put(PkiId.class, List.of(AUTHOR, PkiId.NONE, new PkiId(Bytes.hex("0123"))));
    words.put(ChannelId.class, List.of(ChannelId.NONE, ChannelId.of("trade")));
    words.put(Instant.class, List.of(Instant.EPOCH, Instant.MAX, Instant.ofEpochSecond(1, 1)));
    words.put(
        Class.class,
        List.of(Content.DataMessage.class, Content.LeadershipMessage.class, Content.Pull.class));
    words.put(Envelope.class, envelopes());
    words.put(GossipMessage.class, new MessageGenerator(1).oneOfEach());
    words.put(SignedMessage.class, messages());
    words.put(VerifiedMessage.class, verified());
    words.put(VerifiedBlock.class, List.of(verifiedBlock()));
    words.put(Principal.Combined.class, List.of(new Principal.Combined(List.of(new Nominal()))));
    words.put(PolicyGroup.class, policies());
  }

  /** Groups and rules contain others of their kind, so they are made by hand. */
  private List<PolicyGroup> policies() {
    List<PolicyGroup> groups = new ArrayList<>(List.of(PolicyGroup.EMPTY));
    for (Object principal : of(Principal.class)) {
      groups.add(groupWith(Policy.OfSigners.one((Principal) principal)));
    }
    List<Principal> two = List.of(new Nominal(), new Principal.Nobody());
    List<Rule> rules = List.of(new Rule.SignedBy(0), new Rule.SignedBy(1));
    for (Rule rule :
        List.of(
            new Rule.SignedBy(1),
            new Rule.AtLeast(1, List.of()),
            new Rule.AtLeast(1, rules),
            new Rule.AtLeast(2, rules))) {
      groups.add(groupWith(new Policy.OfSigners(rule, two)));
    }
    for (Object policy : of(Policy.OfGroups.class)) {
      groups.add(groupWith((Policy) policy));
    }
    groups.add(new PolicyGroup(Map.of(), Map.of("below", groups.getLast())));
    return groups;
  }

  private static PolicyGroup groupWith(Policy policy) {
    return new PolicyGroup(Map.of("Readers", policy), Map.of());
  }

  private static List<Envelope> envelopes() {
    Envelope signed = Envelope.signed(Bytes.utf8("payload"), Bytes.utf8("signature"));
    return List.of(
        signed,
        Envelope.unsigned(Bytes.utf8("payload")),
        signed.withSecret(new SecretEnvelope(Bytes.utf8("secret"), Bytes.utf8("its signature"))));
  }

  private List<SignedMessage> messages() {
    return new MessageGenerator(2).oneOfEach().stream().map(this::signed).toList();
  }

  private SignedMessage signed(GossipMessage message) {
    return new SignedMessage(
        Envelope.signed(codec.encode(message), Bytes.utf8("signature")), message);
  }

  private List<VerifiedMessage> verified() {
    SignedMessage plain = messages().getFirst();
    SignedMessage secret =
        new SignedMessage(
            plain
                .envelope()
                .withSecret(
                    new SecretEnvelope(
                        codec.encodeSecret(new Secret(Endpoint.of("inside", 7051))),
                        Bytes.utf8("signature"))),
            plain.message());
    return List.of(
        verified(plain, new Signer.Known(IDENTITY)),
        verified(secret, new Signer.Known(IDENTITY)),
        verified(secret, new Signer.Reader(IDENTITY, ChannelId.of("trade"))));
  }

  private VerifiedMessage verified(SignedMessage message, Signer signer) {
    VerificationRequest request = new VerificationRequest(message, AUTHOR, signer, Instant.EPOCH);
    return switch (new MessageVerifier(new Credulous(), codec).verify(request)) {
      case VerificationResult.Passed(VerifiedMessage yes) -> yes;
      case VerificationResult.Failed no -> throw new AssertionError(no);
    };
  }

  private VerifiedBlock verifiedBlock() {
    Content.DataMessage data =
        new Content.DataMessage(new Content.Payload(7, Bytes.utf8("block"), List.of()));
    BlockCheck check = new BlockCheck(ChannelId.of("trade"), signed(GossipMessage.of(data)), data);
    return switch (new BlockVerifier(new Credulous()).verify(check)) {
      case BlockResult.Passed(VerifiedBlock yes) -> yes;
      case BlockResult.Failed no -> throw new AssertionError(no);
    };
  }

  /** Values of {@code type}: one at least. */
  List<?> of(Type type) {
    return switch (type) {
      case Class<?> plain -> of(plain);
      case ParameterizedType generic -> of(generic);
      case WildcardType wild -> of(wild.getUpperBounds()[0]);
      default -> throw new AssertionError("no samples of " + type);
    };
  }

  private List<?> of(ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    if (raw.equals(Class.class)) {
      return of(raw);
    }
    List<?> elements = of(type.getActualTypeArguments()[0]);
    if (raw.equals(List.class)) {
      return List.of(List.of(), elements);
    }
    if (raw.equals(Optional.class)) {
      List<Object> optionals = new ArrayList<>(List.of(Optional.empty()));
      elements.forEach(element -> optionals.add(Optional.of(element)));
      return optionals;
    }
    if (raw.equals(Decoded.class)) {
      List<Object> decoded = new ArrayList<>(of(Decoded.Failed.class));
      elements.forEach(element -> decoded.add(new Decoded.Value<>(element)));
      return decoded;
    }
    throw new AssertionError("no samples of " + type);
  }

  private List<?> of(Class<?> type) {
    if (words.containsKey(type)) {
      return words.get(type);
    }
    if (type.isEnum()) {
      return List.of(type.getEnumConstants());
    }
    if (type.isSealed()) {
      return ofAll(type.getPermittedSubclasses());
    }
    if (type.isRecord()) {
      return ofRecord(type);
    }
    throw new AssertionError("no samples of " + type + ": what does it look like?");
  }

  private List<?> ofAll(Class<?>[] kinds) {
    List<Object> samples = new ArrayList<>();
    for (Class<?> kind : kinds) {
      samples.addAll(of(kind));
    }
    return samples;
  }

  /**
   * One component after the other takes all its values, the others their first. What the record
   * refuses is no sample of it.
   */
  private List<Object> ofRecord(Class<?> type) {
    List<List<?>> parts = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      parts.add(of(component.getGenericType()));
    }
    List<Object> samples = new ArrayList<>();
    samples.addAll(make(type, firstOf(parts)));
    for (int part = 0; part < parts.size(); part++) {
      for (Object value : parts.get(part).subList(1, parts.get(part).size())) {
        Object[] values = firstOf(parts);
        values[part] = value;
        samples.addAll(make(type, values));
      }
    }
    if (samples.isEmpty()) {
      throw new AssertionError(type + " refuses all samples of its parts");
    }
    return samples;
  }

  private static Class<?>[] componentsOf(Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .map(RecordComponent::getType)
        .toArray(Class<?>[]::new);
  }

  private static Object[] firstOf(List<List<?>> parts) {
    return parts.stream().map(List::getFirst).toArray();
  }

  private static List<Object> make(Class<?> type, Object[] values) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(componentsOf(type));
      constructor.setAccessible(true);
      return List.of(constructor.newInstance(values));
    } catch (InvocationTargetException refused) {
      return List.of();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " cannot be made", e);
    }
  }
}
