// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.block.BlockSettings;
import dev.hearsay.domain.channel.ChannelPorts;
import dev.hearsay.domain.channel.ChannelState;
import dev.hearsay.domain.connection.ConnectionPorts;
import dev.hearsay.domain.connection.Connections;
import dev.hearsay.domain.discovery.Discovery;
import dev.hearsay.domain.discovery.DiscoveryPorts;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.identity.CertStore;
import dev.hearsay.domain.identity.CertStorePorts;
import dev.hearsay.domain.identity.IdentityMapper;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.routing.PeerSelector;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.BlockVerifier;
import dev.hearsay.domain.trust.MessageSigner;
import dev.hearsay.domain.trust.MessageVerifier;
import java.util.function.Supplier;

/**
 * The rooms of one node and the corridors between them. Plain constructors, in the order in which
 * the parts need each other (overview §4).
 */
final class NodeParts {

  final OrgId ownOrg;
  final IdentityMapper identities;
  final VerificationDesk checks;
  final SigningDesk signing;
  final HandshakeOffload handshakes;
  final Connections connections;
  final Discovery discovery;
  final Push push;
  final CertStore certStore;
  final BlockDesk blockChecks;
  final ChannelState channels;
  final ChannelCommands channelCommands;
  final Outbox outbox;
  final ReplyDesk replies;
  final Subscribers subscribers;
  final AckedSends ackedSends;
  final WaitingPublishers publishers;

  NodeParts(
      NodeSettings settings,
      SelfDescription self,
      NodePorts ports,
      NodeEnvironment environment,
      Now created,
      Supplier<Now> now) {
    this.ownOrg = ownOrg(ports);
    Randomness randomness = environment.randomness();
    MessageSigner signer = new MessageSigner(ports.crypto(), ports.codec());
    Neighbours neighbours = new Neighbours(this);
    Dispatch dispatch = new Dispatch(ports.metrics(), this);
    outbox = new Outbox(ports.codec(), this);
    replies = new ReplyDesk(environment.replies());
    channelCommands =
        new ChannelCommands(
            this,
            new TrustDesk(ports.channels(), ports.tls(), environment.offload()),
            ports.metrics());
    subscribers =
        new Subscribers(
            settings.service(),
            inCheck(settings.channels().blocks().checks()),
            replies,
            ports.metrics(),
            environment.timers().mapping(Input.SubscriberDue::new),
            channelCommands::admissionMoved);
    publishers = new WaitingPublishers(settings.service(), this::unpushed, now, replies);

    identities =
        new IdentityMapper(
            settings.trust().identities(),
            self.identity(),
            environment.timers().mapping(Input.IdentityDue::new),
            ports.metrics(),
            neighbours);
    checks =
        new VerificationDesk(
            new MessageVerifier(ports.crypto(), ports.codec()),
            environment.offload(),
            ports.metrics(),
            settings.trust().checks(),
            now);
    signing = new SigningDesk(signer, environment.offload());
    handshakes = new HandshakeOffload(ports.crypto(), signer, environment.offload(), now);
    connections =
        new Connections(
            settings.connections(),
            self.identity(),
            new ConnectionPorts(
                ports.comm(),
                ports.codec(),
                environment.timers().mapping(Input.ConnectionDue::new),
                randomness.fork("connections"),
                ports.metrics(),
                handshakes,
                identities::peek),
            dispatch);
    ackedSends =
        new AckedSends(connections::sendAcked, randomness.fork("acknowledged-sends"), replies);
    discovery =
        new Discovery(
            settings.discovery(),
            self,
            new DiscoveryPorts(
                outbox,
                neighbours,
                (request, origin) -> checks.verify(request, new CheckOrigin.OfAlive(origin)),
                (draft, secret, purpose) ->
                    signing.sign(draft, secret, new SigningPurpose.OwnAlive(purpose)),
                ports.codec(),
                environment.timers().mapping(Input.DiscoveryDue::new),
                randomness.fork("discovery"),
                ports.metrics(),
                neighbours),
            created);
    push =
        new Push(
            settings.push(),
            new Push.Timers(
                environment.timers().mapping(Input.BlockEmitterDue::new),
                environment.timers().mapping(Input.EmitterDue::new)),
            new PeerSelector(randomness.fork("push")),
            ports.metrics(),
            neighbours);
    certStore =
        new CertStore(
            settings.trust().pull(),
            new CertStorePorts(
                outbox,
                (request, origin) -> checks.verify(request, new CheckOrigin.OfIdentity(origin)),
                ports.codec(),
                environment.timers().mapping(Input.IdentityPullDue::new),
                randomness.fork("identity-pull"),
                ports.metrics(),
                neighbours,
                identities));
    blockChecks =
        new BlockDesk(
            new BlockVerifier(ports.crypto()),
            environment.offload(),
            ports.metrics(),
            settings.trust().checks(),
            now);
    channels =
        new ChannelState(
            self,
            settings.channels(),
            new ChannelPorts(
                outbox,
                neighbours,
                (request, origin) -> checks.verify(request, new CheckOrigin.OfChannel(origin)),
                blockChecks,
                (draft, secret, purpose) ->
                    signing.sign(draft, secret, new SigningPurpose.OwnStateInfo(purpose)),
                ports.codec(),
                environment.timers().mapping(Input.ChannelDue::new),
                randomness.fork("channels"),
                ports.metrics(),
                new ChannelNews(this)));
  }

  /** The blocks that wait to be pushed, or to be written to a peer; each copy counts. */
  private Load unpushed() {
    return push.unpushedBlocks()
        .plus(new Load(connections.backlogCount(Lane.BLOCKS), connections.backlog(Lane.BLOCKS)));
  }

  private static Load inCheck(BlockSettings.Checks checks) {
    return new Load(checks.maxNumbers(), Math.max(checks.maxBytes(), checks.maxBlockBytes()));
  }

  private static OrgId ownOrg(NodePorts ports) {
    return ports
        .advisor()
        .orgOf(ports.crypto().self().identity())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the organization of the own identity is not trusted: check the MSP folder"));
  }
}
