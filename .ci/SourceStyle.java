// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Checks ({@code check}) or repairs ({@code fix}) the format of every Java source of the tree, and
 * checks that each source names its licence. Run by the build from source, with google-java-format
 * on the class path. Prints one line per file that is wrong.
 */
public final class SourceStyle {
  private static final String HEADER = "// SPDX-License-Identifier: Apache-2.0";
  private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git");

  private SourceStyle() {}

  public static void main(String[] args) throws IOException {
    boolean fix = args[0].equals("fix");
    List<Path> sources = sources(Path.of(args[1]));
    boolean headers = haveHeaders(sources);
    boolean format = sources.isEmpty() || formatted(sources, fix);
    if (!format) {
      System.err.println("The files named above are not formatted: run .ci/format");
    }
    System.exit(headers && format ? 0 : 1);
  }

  private static List<Path> sources(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return SKIPPED.contains(String.valueOf(dir.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static boolean haveHeaders(List<Path> sources) throws IOException {
    boolean complete = true;
    for (Path source : sources) {
      try (Stream<String> lines = Files.lines(source)) {
        if (!lines.findFirst().orElse("").equals(HEADER)) {
          System.err.println(source + ": the first line must be " + HEADER);
          complete = false;
        }
      }
    }
    return complete;
  }

  private static boolean formatted(List<Path> sources, boolean fix) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(fix ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    sources.forEach(source -> arguments.add(source.toString()));
    return ToolProvider.findFirst("google-java-format")
            .orElseThrow()
            .run(System.out, System.err, arguments.toArray(String[]::new))
        == 0;
  }
}
