// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.planted;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** What is wrong with the code of a method. */
@FunctionalInterface
interface Change {

  /**
   * Writes the changed code.
   *
   * @return in how many places it is another; 0 if there was nothing to change
   */
  int write(MethodBuilder method, CodeModel code);

  /** The method does nothing but this; {@code answer} puts the result on the stack. */
  static Change toAnswer(TypeKind type, Consumer<CodeBuilder> answer) {
    return (method, _) -> {
      method.withCode(code -> {
        answer.accept(code);
        code.return_(type);
      });
      return 1;
    };
  }

  /** The method does nothing. */
  static Change toNothing() {
    return toAnswer(TypeKind.VOID, _ -> {});
  }

  /** The method says yes or no, whatever it is asked. */
  static Change toAnswer(boolean answer) {
    return toAnswer(TypeKind.BOOLEAN, constant(answer));
  }

  /** Puts a truth value on the stack. */
  static Consumer<CodeBuilder> constant(boolean value) {
    return code -> code.loadConstant(value ? 1 : 0);
  }

  /** Puts a constant of an enum on the stack. */
  static Consumer<CodeBuilder> constant(String type, String name) {
    ClassDesc owner = Bug.nameOf(type);
    return code -> code.getstatic(owner, name, owner);
  }

  /** Wherever the method calls {@code callee}, this comes instead of its answer. */
  static Change withCall(String callee, Consumer<CodeBuilder> answer) {
    return instead(
        (_, element) ->
            element instanceof InvokeInstruction call && call.name().equalsString(callee),
        (to, element) -> {
          drop(to, (InvokeInstruction) element);
          answer.accept(to);
        });
  }

  private static void drop(CodeBuilder to, InvokeInstruction call) {
    MethodTypeDesc type = call.typeSymbol();
    for (int i = type.parameterCount() - 1; i >= 0; i--) {
      if (TypeKind.from(type.parameterType(i)).slotSize() == 2) {
        to.pop2();
      } else {
        to.pop();
      }
    }
    if (call.opcode() != Opcode.INVOKESTATIC) {
      to.pop();
    }
  }

  /** Sums are what they were without the second summand. */
  static Change withoutAdding() {
    return instead(
        (_, element) -> element instanceof OperatorInstruction sum && sum.opcode() == Opcode.LADD,
        (to, _) -> to.pop2());
  }

  /** Conditions are others. */
  static Change comparing(Opcode wrong, Opcode right) {
    return instead(
        (_, element) -> element instanceof BranchInstruction branch && branch.opcode() == right,
        (to, element) -> to.branch(wrong, ((BranchInstruction) element).target()));
  }

  private static Change instead(
      BiPredicate<CodeModel, CodeElement> place, CodeTransform replacement) {
    return (method, code) -> {
      AtomicInteger places = new AtomicInteger();
      method.transformCode(
          code,
          (to, element) -> {
            if (place.test(code, element)) {
              places.incrementAndGet();
              replacement.accept(to, element);
            } else {
              to.with(element);
            }
          });
      return places.get();
    };
  }
}
