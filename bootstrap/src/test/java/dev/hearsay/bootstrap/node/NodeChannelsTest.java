// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hearsay.application.ledger.BlockLog;
import dev.hearsay.application.service.GossipService;
import dev.hearsay.application.service.Subscription;
import dev.hearsay.bootstrap.Main;
import dev.hearsay.bootstrap.settings.PeerSettingsReader;
import dev.hearsay.crypto.block.BlockMaker;
import dev.hearsay.crypto.block.MadeBlock;
import dev.hearsay.crypto.msp.SigningIdentity;
import dev.hearsay.crypto.signature.ProviderPreference;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Tag;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node that joins the channels of its configuration, and keeps their blocks. */
@Timeout(120)
class NodeChannelsTest {
  private static final ChannelId CHANNEL = ChannelId.of("mychannel");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path temporary;
  private NodeFolder folder;
  private Path log;

  @BeforeEach
  void makeKeys() {
    folder = new NodeFolder(temporary);
    log = temporary.resolve("blocks.log");
  }

  @Test
  void blocksAreLoggedAndARestartGoesOnFromThere() {
    Path one = folder.withChannels("mychannel").write("one.yaml");
    String first = folder.value("peer.gossip.endpoint");
    Path two = folder.becomeSecond().with("peer.gossip.bootstrap", first).write("two.yaml");
    BlockMaker maker = maker();
    try (NodeProcess publisher = start(one, new LedgerPlan.Counted())) {
      try (NodeProcess follower = start(two, new LedgerPlan.Logged(log))) {
        publish(publisher, maker.next(100));
        publish(publisher, maker.next(100));
        awaitHeight(follower, 3);
      }
      assertThat(loggedHeight()).isEqualTo(3);
      publish(publisher, maker.next(100));

      try (NodeProcess follower = start(two, new LedgerPlan.Logged(log))) {
        assertThat(height(follower)).isGreaterThanOrEqualTo(3);
        awaitHeight(follower, 4);
      }
    }
    assertThat(loggedHeight()).isEqualTo(4);
  }

  private static NodeProcess start(Path config, LedgerPlan ledger) {
    return NodeProcess.start(new PeerSettingsReader().read(config), ledger);
  }

  private BlockMaker maker() {
    SigningIdentity orderer =
        SigningIdentity.open(
            folder.orderer(),
            "OrdererMSP",
            SignatureProvider.select(ProviderPreference.AUTO),
            Instant.now());
    return new BlockMaker(CHANNEL, orderer, new SplittableRandom(1));
  }

  private static void publish(NodeProcess node, MadeBlock block) {
    Content content =
        new Content.DataMessage(new Content.Payload(block.number(), block.serialized(), List.of()));
    node.service()
        .gossip(new GossipMessage(0, CHANNEL, Tag.CHAN_AND_ORG, content))
        .toCompletableFuture()
        .join();
    node.service().updateLedgerHeight(block.number() + 1, CHANNEL);
  }

  private static void awaitHeight(NodeProcess node, long height) {
    await().atMost(PATIENCE).until(() -> height(node) == height);
  }

  private static long height(NodeProcess node) {
    return node.service().view().channel(CHANNEL).orElseThrow().ledgerHeight();
  }

  private long loggedHeight() {
    try (BlockLog blocks = BlockLog.open(log, 1)) {
      return blocks.height();
    }
  }

  @Test
  void aBlockLogGoesWithOneChannel() {
    assertThat(complaint()).contains("--block-log").contains("hearsay.channels names none");
    folder.withChannels("a", "b");
    assertThat(complaint()).contains("--block-log").contains("hearsay.channels names [a, b]");
  }

  @Test
  void aFileThatIsNoBlockLogIsNamed() throws IOException {
    folder.withChannels("mychannel");
    Files.writeString(log, "Dear diary");

    assertThat(complaint()).contains("--block-log").contains(log.toString());
  }

  @Test
  void aChannelThatCannotBeJoinedIsNamed() {
    String org = "{mspid: %s, msp: '" + folder.peer(0).mspFolder() + "'}";
    String other = "{mspid: Org1MSP, msp: '" + folder.foreigner().mspFolder() + "'}";
    folder.with(
        "hearsay.channels",
        "[{name: mychannel, organizations: [%s, %s]}]".formatted(org.formatted("Org1MSP"), other));

    assertThat(complaint()).contains("hearsay.channels: mychannel cannot be joined");
  }

  @Test
  void noChannelIsFollowedAnyMoreWhenOneCannotBeJoined() {
    List<Subscription<?>> opened = new CopyOnWriteArrayList<>();
    Path withoutChannels = folder.write("none.yaml");
    Path three = folder.withChannels("good", "bad", "never").write("three.yaml");
    NodeChannels channels =
        NodeChannels.read(
            new PeerSettingsReader().read(three).settings().channels(), new LedgerPlan.Counted());
    try (NodeProcess node = start(withoutChannels, new LedgerPlan.Counted())) {
      GossipService service = refusing("bad", opened, node.service());

      assertThatThrownBy(() -> channels.join(service)).hasMessageContaining("bad cannot be joined");
      channels.close();

      assertThat(opened).hasSize(2).allMatch(Subscription::hasEnded);
    }
  }

  /** A service that cannot join one channel, and shows which subscriptions were opened. */
  private static GossipService refusing(
      String channel, List<Subscription<?>> opened, GossipService real) {
    return (GossipService)
        Proxy.newProxyInstance(
            GossipService.class.getClassLoader(),
            new Class<?>[] {GossipService.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("joinChan")
                  && ((ChannelConfig) arguments[0]).channel().equals(ChannelId.of(channel))) {
                return CompletableFuture.failedStage(new IllegalArgumentException("planted"));
              }
              Object result = method.invoke(real, arguments);
              if (result instanceof Subscription<?> subscription) {
                opened.add(subscription);
              }
              return result;
            });
  }

  private String complaint() {
    StringWriter err = new StringWriter();
    String[] args = {
      "node", "--config", folder.write("core.yaml").toString(), "--block-log", log.toString()
    };
    assertThat(Main.run(args, new PrintWriter(new StringWriter()), new PrintWriter(err, true)))
        .isEqualTo(2);
    assertThat(err.toString().lines().toList()).singleElement().asString().startsWith("hearsay: ");
    return err.toString();
  }
}
