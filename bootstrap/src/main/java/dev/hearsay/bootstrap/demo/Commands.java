// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import dev.hearsay.application.node.NodeView;
import dev.hearsay.bootstrap.network.LocalNetwork;
import dev.hearsay.bootstrap.network.LocalNode;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.port.CommException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does to a network what a person asks, and answers in lines. */
final class Commands {
  private final LocalNetwork network;

  Commands(LocalNetwork network) {
    this.network = network;
  }

  List<String> execute(PromptCommand command) {
    return switch (command) {
      case PromptCommand.Kill(String node) -> kill(node);
      case PromptCommand.Start(String node) -> start(node);
      case PromptCommand.Peers(String node) -> peers(node);
      case PromptCommand.Help help -> Prompt.HELP;
      case PromptCommand.NotUnderstood(String answer) -> List.of(answer);
      case PromptCommand.Nothing nothing -> List.of();
      case PromptCommand.Quit quit -> List.of();
    };
  }

  private List<String> kill(String node) {
    if (!isRunning(node)) {
      return List.of(node + " does not run");
    }
    network.kill(node);
    return List.of(node + " is killed");
  }

  private List<String> start(String node) {
    if (isRunning(node)) {
      return List.of(node + " runs already");
    }
    try {
      network.start(node);
      return List.of(node + " is started");
    } catch (CommException e) {
      return List.of(node + ": " + e.getMessage());
    }
  }

  private boolean isRunning(String node) {
    return network.node(node).filter(LocalNode::isRunning).isPresent();
  }

  private List<String> peers(String node) {
    Optional<NodeView> view = network.node(node).flatMap(LocalNode::view);
    List<String> lines = new ArrayList<>();
    view.ifPresent(known -> {
      known.alive().forEach(member -> lines.add("alive " + described(member)));
      known.dead().forEach(member -> lines.add("dead  " + described(member)));
    });
    return view.isEmpty() ? List.of(node + " does not run") : lines;
  }

  private String described(NetworkMember member) {
    String name =
        network.nodes().stream()
            .filter(node -> node.pkiId().equals(member.pkiId()))
            .map(node -> node.seat().name())
            .findFirst()
            .orElse("stranger");
    return "%s %s internal '%s' external '%s'"
        .formatted(name, member.pkiId(), member.internalEndpoint(), member.externalEndpoint());
  }
}
