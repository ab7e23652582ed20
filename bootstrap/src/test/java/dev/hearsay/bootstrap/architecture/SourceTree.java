// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The sources of a repository; what was generated or downloaded is left out. */
final class SourceTree {
  private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git");
  private static final String MARK = "gossip-domain";

  private final TreeMap<Path, String> sources = new TreeMap<>();

  private SourceTree(Path root) {
    try {
      Files.walkFileTree(root, new Collector(root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All Java sources below {@code root}. */
  static SourceTree below(Path root) {
    return new SourceTree(root);
  }

  /** All Java sources of this repository. */
  static SourceTree ofTheRepository() {
    Path candidate = Path.of("").toAbsolutePath();
    while (candidate != null && !Files.isDirectory(candidate.resolve(MARK))) {
      candidate = candidate.getParent();
    }
    if (candidate == null) {
      throw new IllegalStateException("no folder with " + MARK + " above the working folder");
    }
    return new SourceTree(candidate);
  }

  /** All files, relative to the root, sorted. */
  List<Path> files() {
    return List.copyOf(sources.keySet());
  }

  /** The files of production, as opposed to tests. */
  List<Path> production() {
    return files().stream().filter(file -> unixPath(file).contains("src/main/java/")).toList();
  }

  /** The text of a file. */
  String text(Path file) {
    return sources.getOrDefault(file, "");
  }

  static String unixPath(Path file) {
    return file.toString().replace('\\', '/');
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;

    private Collector(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return SKIPPED.contains(String.valueOf(folder.getFileName()))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (file.toString().endsWith(".java")) {
        sources.put(root.relativize(file), Files.readString(file));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
