// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.planted;

import static dev.hearsay.testkit.planted.Change.comparing;
import static dev.hearsay.testkit.planted.Change.constant;
import static dev.hearsay.testkit.planted.Change.toAnswer;
import static dev.hearsay.testkit.planted.Change.toNothing;
import static dev.hearsay.testkit.planted.Change.withCall;
import static dev.hearsay.testkit.planted.Change.withoutAdding;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** What a programmer could have got wrong, and the rule that this breaks. */
enum Bug {
  /** Heartbeats go to other organizations as they are. */
  SECRET_PUSHED_ABROAD(
      "domain.routing.AliveRouting",
      "copyFor",
      withCall("isOwnOrg", constant(true)),
      "no internal endpoint leaves its organization"),

  /** Whoever asks for the membership gets it as it is. */
  SECRET_ANSWERED_ABROAD(
      "domain.discovery.DisclosurePolicy",
      "filter",
      toAnswer(TypeKind.REFERENCE, code -> code.aload(code.parameterSlot(1))),
      "no internal endpoint leaves its organization"),

  /** What was in order before a check is taken to be so after it. */
  STANDING_NOT_ASKED_ANEW(
      "domain.discovery.Membership",
      "hear",
      withCall("standing", constant("domain.discovery.Membership$Standing", "NEWS")),
      "news is told once"),

  /** A statement supersedes one of the same time. */
  EQUAL_TIMESTAMP_ACCEPTED(
      "domain.id.PeerTime", "isAfter", comparing(Opcode.IFLT, Opcode.IFLE), "news is told once"),

  /** All heartbeats of a node bear the same number. */
  SEQUENCE_STANDS_STILL(
      "domain.discovery.OwnAlive", "draft", withoutAdding(), "alive timestamps grow"),

  /** Nobody remembers which blocks were delivered. */
  BLOCK_DELIVERED_TWICE(
      "domain.block.DeliveredNumbers",
      "contains",
      toAnswer(false),
      "each block is delivered at most once"),

  /** Statements are believed whatever their signatures say. */
  SIGNATURE_NOT_VERIFIED(
      "domain.trust.MessageVerifier",
      "verifyBy",
      withCall("verify", constant(true)),
      "only verified statements are passed on"),

  /** State infos are believed whatever the channel's rule for readers says. */
  READERS_RULE_SKIPPED(
      "domain.trust.MessageVerifier",
      "verifyReader",
      withCall("verifyByChannel", constant(true)),
      "only verified statements are passed on"),

  /** Blocks are pushed to members of all organizations. */
  BLOCK_PUSHED_ABROAD(
      "domain.routing.ByChannel",
      "ownParticipants*",
      withCall("isOwnOrg", constant(true)),
      "no message leaves its channel"),

  /** Blocks are pulled from members of all organizations. */
  BLOCK_PULLED_ABROAD(
      "domain.channel.PeerList",
      "isOfOwnOrg*",
      withCall("isOwn", constant(true)),
      "no message leaves its channel"),

  /** State infos are pushed to those who are not in the channel. */
  STATE_INFO_PUSHED_ABROAD(
      "domain.routing.RoutingFilter",
      "inChannel",
      toAnswer(
          TypeKind.REFERENCE,
          code ->
              code.invokestatic(
                  nameOf("domain.routing.RoutingFilter"),
                  "everybody",
                  MethodTypeDesc.of(nameOf("domain.routing.RoutingFilter")),
                  true)),
      "no message leaves its channel"),

  /** A member that is silent for a moment is dead. */
  BURIED_ALIVE(
      "domain.discovery.Membership",
      "isOlder",
      toAnswer(true),
      "nobody is declared dead while nothing is wrong"),

  /** Nobody calls the dead. */
  DEAD_NEVER_RETURN(
      "domain.discovery.Reconnector", "reconnectDue", toNothing(), "membership converges", 8),

  /** What changes in a channel counts as told, so that nobody hears of it. */
  STATE_INFO_NOT_TOLD(
      "domain.channel.OwnStateInfo",
      "isDirty",
      toAnswer(false),
      "every block that is owed is there",
      4),

  /** A ledger grows, and nobody is told. */
  HEIGHT_NOT_TOLD("domain.channel.OwnStateInfo", "become", toAnswer(false), "heights agree"),

  /** Blocks are believed whatever their signatures say. */
  BLOCK_NOT_VERIFIED(
      "domain.trust.BlockVerifier",
      "verify",
      toAnswer(TypeKind.REFERENCE, Bug::pass),
      "only verified blocks are delivered",
      9),

  /** A node goes on after it was stopped. */
  TIMERS_AFTER_STOP(
      "application.node.GossipNode", "stop", toNothing(), "after a stop nothing runs", 5),

  /** A lane takes whatever comes. */
  LANE_WITHOUT_BOUND(
      "domain.connection.SendLanes",
      "fits",
      toAnswer(true),
      "every queue and table is within its bound",
      15),

  /** Blocks are kept for ever. */
  STORE_NEVER_EXPIRES(
      "domain.msgstore.BlockWindow",
      "expire",
      toNothing(),
      "every queue and table is within its bound",
      18),

  /** Blocks that are refused are not counted. */
  DROP_NOT_COUNTED(
      "domain.block.ChannelBlocks", "reject", toNothing(), "every drop is counted with a reason");

  private static final int MOST_SEEDS = 5;

  private final String owner;
  private final String method;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Change change;

  private final String rule;
  private final long from;

  Bug(String owner, String method, Change change, String rule) {
    this(owner, method, change, rule, 1);
  }

  /**
   * A bug.
   *
   * @param owner the class, below {@code dev.hearsay}
   * @param from the first seed that is told: some bugs do not show in every story
   */
  Bug(String owner, String method, Change change, String rule, long from) {
    this.from = from;
    this.owner = owner;
    this.method = method;
    this.change = change;
    this.rule = rule;
  }

  /** Puts on the stack that a block, of which the check is the argument, is in order. */
  private static void pass(CodeBuilder code) {
    ClassDesc passed = nameOf("domain.trust.BlockResult$Passed");
    ClassDesc verified = nameOf("domain.trust.VerifiedBlock");
    ClassDesc check = nameOf("domain.trust.BlockCheck");
    code.new_(passed).dup().new_(verified).dup().aload(code.parameterSlot(0));
    code.invokespecial(verified, "<init>", MethodTypeDesc.of(ConstantDescs.CD_void, check));
    code.invokespecial(passed, "<init>", MethodTypeDesc.of(ConstantDescs.CD_void, verified));
  }

  /** The class of a name below {@code dev.hearsay}. */
  static ClassDesc nameOf(String type) {
    return ClassDesc.of("dev.hearsay." + type);
  }

  /** The name of the class that has the bug. */
  String owner() {
    return "dev.hearsay." + owner;
  }

  /** The seeds whose stories are told until one goes wrong. */
  long[] seeds() {
    return LongStream.range(from, from + MOST_SEEDS).toArray();
  }

  /** The rule that the bug breaks. */
  String rule() {
    return rule;
  }

  /**
   * The code of the class, with the bug in it.
   *
   * @throws IllegalStateException if the method is not there, or there is nothing to change
   */
  byte[] plant(byte[] code) {
    AtomicInteger places = new AtomicInteger();
    MethodTransform planting =
        (method, element) -> {
          if (element instanceof CodeModel body) {
            places.addAndGet(change.write(method, body));
          } else {
            method.with(element);
          }
        };
    byte[] planted =
        ClassFile.of()
            .transformClass(
                ClassFile.of().parse(code),
                ClassTransform.transformingMethods(this::isConcerned, planting));
    if (places.get() == 0) {
      throw new IllegalStateException("no place for " + this + " in " + owner + "." + method);
    }
    return planted;
  }

  /** The method of that name; with a star, the lambdas in it as well. */
  private boolean isConcerned(MethodModel candidate) {
    String name = candidate.methodName().stringValue();
    String bare = method.replace("*", "");
    return name.equals(bare) || (method.endsWith("*") && name.startsWith("lambda$" + bare + "$"));
  }
}
