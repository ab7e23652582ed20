// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.howto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation, as far as it can be wrong: its excerpts and its commands. */
record HowToPage(String text) {
  private static final Path ROOT = Path.of("..");
  private static final Pattern FENCE = Pattern.compile("(?m)^```(\\w+)\\n((?s:.*?))^```$");
  private static final Pattern EXCERPT =
      Pattern.compile("(?m)^<!-- excerpt: (\\S+) -->\\n```\\w+\\n((?s:.*?))^```$");
  private static final String GAP = "…";

  /** Lines that are said to stand in a file of the repository. */
  record Excerpt(Path file, List<String> lines) {

    /** Whether they do: in one piece and in order, but for gaps; indentation aside. */
    boolean isTrue() {
      List<String> source = stripped(read(ROOT.resolve(file)));
      int from = 0;
      for (List<String> piece : pieces()) {
        int found = from;
        while (found + piece.size() <= source.size() && !isAt(source, found, piece)) {
          found++;
        }
        if (found + piece.size() > source.size()) {
          return false;
        }
        from = found + piece.size();
      }
      return true;
    }

    private static boolean isAt(List<String> source, int index, List<String> piece) {
      return source.subList(index, index + piece.size()).equals(piece);
    }

    private List<List<String>> pieces() {
      List<List<String>> pieces = new ArrayList<>();
      pieces.add(new ArrayList<>());
      for (String line : lines) {
        if (line.equals(GAP)) {
          pieces.add(new ArrayList<>());
        } else {
          pieces.getLast().add(line);
        }
      }
      return pieces;
    }
  }

  /** The page with this name. */
  static HowToPage of(String name) {
    return new HowToPage(read(ROOT.resolve("docs").resolve("howto").resolve(name)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> stripped(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** All excerpts. */
  List<Excerpt> excerpts() {
    List<Excerpt> excerpts = new ArrayList<>();
    Matcher excerpt = EXCERPT.matcher(text);
    while (excerpt.find()) {
      excerpts.add(new Excerpt(Path.of(excerpt.group(1)), stripped(excerpt.group(2))));
    }
    return excerpts;
  }

  /** The code that stands in fences of this language, without its indentation. */
  List<List<String>> fences(String language) {
    List<List<String>> fences = new ArrayList<>();
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      if (fence.group(1).equals(language)) {
        fences.add(stripped(fence.group(2)));
      }
    }
    return fences;
  }

  /** All commands, each as its words. */
  List<List<String>> commands() {
    return fences("console").stream()
        .flatMap(List::stream)
        .map(line -> Arrays.asList(line.split(" +")))
        .toList();
  }
}
