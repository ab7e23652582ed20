// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

import static dev.hearsay.application.form.Words.IDENTITY;
import static dev.hearsay.application.form.Words.NUMBER;
import static dev.hearsay.application.form.Words.ORG;

import dev.hearsay.domain.config.ChannelLevel;
import dev.hearsay.domain.config.ChannelRules;
import dev.hearsay.domain.config.Consenter;
import dev.hearsay.domain.policy.Policy;
import dev.hearsay.domain.policy.PolicyGroup;
import dev.hearsay.domain.policy.Principal;
import dev.hearsay.domain.policy.Rule;
import java.util.Map;
import java.util.TreeMap;

/** The rules of channels. Rules, principals and groups contain others of their kind. */
final class PolicyForms {

  private static final Form<Rule> RULE = rules();
  private static final Form<Principal> PRINCIPAL = principals();

  private static final Form<Policy> POLICY =
      new Union<Policy>()
          .with(
              Policy.OfSigners.class,
              Form.of(
                  (out, policy) ->
                      out.put(RULE, policy.rule()).put(PRINCIPAL.list(), policy.principals()),
                  in -> new Policy.OfSigners(in.get(RULE), in.get(PRINCIPAL.list()))))
          .with(
              Policy.OfGroups.class,
              Form.of(
                  (out, policy) ->
                      out.text(policy.policy())
                          .put(Form.constant(Policy.Share.class), policy.share()),
                  in -> new Policy.OfGroups(in.text(), in.get(Form.constant(Policy.Share.class)))));

  private static final Form<PolicyGroup> GROUP = groups();

  private static final Form<Consenter> CONSENTER =
      Form.of(
          (out, consenter) -> out.number(consenter.number()).put(IDENTITY, consenter.identity()),
          in -> new Consenter(in.integer(), in.get(IDENTITY)));

  static final Form<ChannelRules> RULES =
      Form.of(
          (out, rules) ->
              out.put(GROUP, rules.policies())
                  .put(Form.constant(ChannelLevel.class), rules.level())
                  .put(CONSENTER.list(), rules.consenters()),
          in ->
              new ChannelRules(
                  in.get(GROUP),
                  in.get(Form.constant(ChannelLevel.class)),
                  in.get(CONSENTER.list())));

  private PolicyForms() {}

  private static Form<Rule> rules() {
    Union<Rule> rules = new Union<>();
    return rules
        .with(
            Rule.SignedBy.class,
            NUMBER.as(
                place -> new Rule.SignedBy(Math.toIntExact(place)),
                rule -> (long) rule.principal()))
        .with(
            Rule.AtLeast.class,
            Form.of(
                (out, rule) -> out.number(rule.count()).put(rules.list(), rule.rules()),
                in -> new Rule.AtLeast(in.integer(), in.get(rules.list()))));
  }

  private static Form<Principal> principals() {
    Union<Principal> principals = new Union<>();
    return principals
        .with(
            Principal.InRole.class,
            Form.of(
                (out, it) ->
                    out.put(ORG, it.org()).put(Form.constant(Principal.Role.class), it.role()),
                in ->
                    new Principal.InRole(in.get(ORG), in.get(Form.constant(Principal.Role.class)))))
        .with(
            Principal.InUnit.class,
            Form.of(
                (out, it) -> out.put(ORG, it.org()).text(it.unit()).bytes(it.certifiers()),
                in -> new Principal.InUnit(in.get(ORG), in.text(), in.bytes())))
        .with(
            Principal.Exactly.class,
            IDENTITY.as(Principal.Exactly::new, Principal.Exactly::identity))
        .with(Principal.Nominal.class, Form.only(new Principal.Nominal()))
        .with(
            Principal.Combined.class,
            principals.list().as(Principal.Combined::new, Principal.Combined::principals))
        .with(Principal.Nobody.class, Form.only(new Principal.Nobody()));
  }

  private static Form<PolicyGroup> groups() {
    Form<Map<String, Policy>> policies = named(POLICY);
    return new Form<>() {
      @Override
      public void write(FormWriter out, PolicyGroup group) {
        out.put(policies, group.policies()).put(named(this), group.groups());
      }

      @Override
      public PolicyGroup read(FormReader in) {
        return new PolicyGroup(in.get(policies), in.get(named(this)));
      }
    };
  }

  /** The form of values by name; each takes a byte at least. */
  private static <T> Form<Map<String, T>> named(Form<T> form) {
    return Form.of(
        (out, values) -> {
          out.number(values.size());
          values.forEach((name, value) -> out.text(name).put(form, value));
        },
        in -> {
          int count = in.count();
          Map<String, T> values = new TreeMap<>();
          for (int i = 0; i < count; i++) {
            values.put(in.text(), in.get(form));
          }
          return values;
        });
  }
}
