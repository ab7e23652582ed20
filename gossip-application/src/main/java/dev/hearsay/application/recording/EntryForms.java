// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import static dev.hearsay.application.form.SettingsForms.NODE;
import static dev.hearsay.application.form.SettingsForms.SELF;
import static dev.hearsay.application.form.Words.NOW;
import static dev.hearsay.application.form.Words.NUMBER;
import static dev.hearsay.application.form.Words.ORG;

import dev.hearsay.application.form.Form;
import dev.hearsay.application.form.InputForms;
import dev.hearsay.application.form.Union;
import dev.hearsay.application.node.Input;
import dev.hearsay.application.recording.Entry.EndReason;
import dev.hearsay.domain.port.MessageCodec;

/** How entries are written down. */
final class EntryForms {

  private static final Form<Deed> DEED =
      Form.of(
          (out, deed) ->
              out.put(NUMBER.list(), deed.answers()).number(deed.fingerprint()).text(deed.thrown()),
          in -> new Deed(in.get(NUMBER.list()), in.number(), in.text()));

  private static final Form<EndReason> REASON = Form.constant(EndReason.class);

  private static final Form<Entry.Made> MADE =
      Form.of(
          (out, made) ->
              out.put(NODE, made.settings())
                  .put(SELF, made.self())
                  .put(ORG, made.org())
                  .put(NOW, made.now())
                  .put(DEED, made.deed()),
          in -> new Entry.Made(in.get(NODE), in.get(SELF), in.get(ORG), in.get(NOW), in.get(DEED)));

  private static final Form<Entry.Started> STARTED =
      Form.of(
          (out, started) -> out.put(NOW, started.now()).put(DEED, started.deed()),
          in -> new Entry.Started(in.get(NOW), in.get(DEED)));

  private static final Form<Entry.Checkpoint> CHECKPOINT =
      Form.of(
          (out, point) -> out.number(point.inputs()).bytes(point.stateHash()),
          in -> new Entry.Checkpoint(in.number(), in.bytes()));

  private static final Form<Entry.Ended> ENDED =
      Form.of(
          (out, end) ->
              out.put(REASON, end.reason())
                  .number(end.inputs())
                  .bytes(end.stateHash())
                  .text(end.detail()),
          in -> new Entry.Ended(in.get(REASON), in.number(), in.bytes(), in.text()));

  private EntryForms() {}

  static Form<Entry> of(MessageCodec codec) {
    return new Union<Entry>()
        .with(Entry.Made.class, MADE)
        .with(Entry.Started.class, STARTED)
        .with(Entry.Stepped.class, stepped(InputForms.of(codec)))
        .with(Entry.Checkpoint.class, CHECKPOINT)
        .with(Entry.Ended.class, ENDED);
  }

  private static Form<Entry.Stepped> stepped(Form<Input> input) {
    return Form.of(
        (out, step) -> out.put(input, step.input()).put(NOW, step.now()).put(DEED, step.deed()),
        in -> new Entry.Stepped(in.get(input), in.get(NOW), in.get(DEED)));
  }
}
