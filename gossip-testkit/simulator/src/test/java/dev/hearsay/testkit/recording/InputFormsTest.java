// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.application.form.Form;
import dev.hearsay.application.form.FormReader;
import dev.hearsay.application.form.FormWriter;
import dev.hearsay.application.form.InputForms;
import dev.hearsay.application.form.MalformedFormException;
import dev.hearsay.application.form.SettingsForms;
import dev.hearsay.application.node.Input;
import dev.hearsay.application.node.Interest;
import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.wire.ProtobufCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Whatever can happen to a node can be written down and read again. */
class InputFormsTest {

  private final Form<Input> form = InputForms.of(new ProtobufCodec());
  private final List<Input> samples =
      new Samples().of(Input.class).stream().map(Input.class::cast).toList();

  @Test
  void everyKindOfInputAndCommandIsAmongTheSamples() {
    assertThat(samples.stream().map(Input::getClass).distinct().count()).isGreaterThan(24);
    assertThat(samples).hasSizeGreaterThan(500);
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    for (Input sample : samples) {
      Bytes written = written(form, sample);
      Input read = read(form, written);

      assertThat(read).as(sample.toString()).hasToString(sample.toString());
      assertThat(written(form, read)).as(sample.toString()).isEqualTo(written);
      if (hasEquality(sample)) {
        assertThat(read).isEqualTo(sample);
      }
    }
  }

  /** What was verified is the same only if it is the same object. */
  private static boolean hasEquality(Input sample) {
    return !sample.toString().contains("Verified[");
  }

  @Test
  void differentInputsAreWrittenDifferently() {
    Map<Bytes, Input> seen = new LinkedHashMap<>();
    for (Input sample : samples) {
      Input twin = seen.put(written(form, sample), sample);

      if (twin != null && hasEquality(sample)) {
        assertThat(twin).isEqualTo(sample);
      }
    }
  }

  @Test
  void everyContentCanBeWaitedFor() {
    for (Class<?> kind : leavesAndBranches(Content.class)) {
      Input input =
          new Input.Commanded(
              1,
              new Input.Command.Subscribe(
                  2, new Interest(List.of(kind.asSubclass(Content.class)), ChannelId.NONE)));

      assertThat(read(form, written(form, input))).isEqualTo(input);
    }
  }

  private static List<Class<?>> leavesAndBranches(Class<?> type) {
    List<Class<?>> all = new ArrayList<>(List.of(type));
    for (Class<?> kind : type.getPermittedSubclasses()) {
      all.addAll(kind.isSealed() ? leavesAndBranches(kind) : List.of(kind));
    }
    return all;
  }

  @Test
  void everySettingIsKept() {
    Map<Bytes, NodeSettings> seen = new LinkedHashMap<>();
    List<NodeSettings> variants = new Variants().of(NodeSettings.defaults());
    assertThat(variants).hasSizeGreaterThan(90);
    for (NodeSettings settings : variants) {
      Bytes written = written(SettingsForms.NODE, settings);

      assertThat(read(SettingsForms.NODE, written)).isEqualTo(settings);
      assertThat(seen.put(written, settings)).isNull();
    }
  }

  @Test
  void aSelfDescriptionIsKept() {
    for (Object sample : new Samples().of(SelfDescription.class)) {
      SelfDescription self = (SelfDescription) sample;

      assertThat(read(SettingsForms.SELF, written(SettingsForms.SELF, self))).isEqualTo(self);
    }
  }

  @Test
  void whatIsCutOffIsMalformed() {
    for (Input sample : samples.stream().filter(every(17)).toList()) {
      Bytes written = written(form, sample);
      for (int length = 0; length < written.length(); length++) {
        Bytes cut = written.slice(0, length);
        assertThatThrownBy(() -> read(form, cut)).isInstanceOf(MalformedFormException.class);
      }
    }
  }

  private static <T> Predicate<T> every(int step) {
    int[] count = {0};
    return any -> count[0]++ % step == 0;
  }

  @Test
  void anyBytesAreAnInputOrMalformed() {
    SplittableRandom random = new SplittableRandom(1);
    int understood = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = written(form, samples.get(random.nextInt(samples.size()))).toArray();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      try {
        var _ = read(form, Bytes.wrap(bytes));
        understood++;
      } catch (MalformedFormException refused) {
        assertThat(refused).message().isNotBlank();
      }
    }
    assertThat(understood).isBetween(1, 19_999);
  }

  private static <T> Bytes written(Form<T> form, T value) {
    return Bytes.wrap(new FormWriter().put(form, value).toArray());
  }

  private static <T> T read(Form<T> form, Bytes bytes) {
    FormReader in = new FormReader(bytes);
    T value = in.get(form);
    in.end();
    return value;
  }
}
