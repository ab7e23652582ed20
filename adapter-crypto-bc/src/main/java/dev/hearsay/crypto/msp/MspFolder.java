// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.msp.MspConfiguration.Authorities;
import dev.hearsay.crypto.msp.MspConfiguration.Hashes;
import java.nio.file.Path;
import java.util.List;

/**
 * An MSP as Fabric lays it out on disk: folders {@code cacerts}, {@code intermediatecerts}, {@code
 * tlscacerts}, {@code tlsintermediatecerts}, {@code admincerts}, {@code crls}, and for a member
 * {@code signcerts} and {@code keystore}; and a file {@code config.yaml}.
 *
 * <p>Files are read in the order of their names; only {@code cacerts} must be there. The folder
 * does not say which organization it belongs to: that is a setting.
 *
 * @param configuration what defines the organization
 * @param certificate the member's own certificate; {@link MspPart#NONE} in an organization's folder
 * @param keys the private keys of {@code keystore}, one of them the member's
 * @param keystore where the keys were looked for
 */
public record MspFolder(
    MspConfiguration configuration, MspPart certificate, List<KeyFile> keys, Path keystore) {

  /** Keeps an unmodifiable copy. */
  public MspFolder {
    keys = List.copyOf(keys);
  }

  /**
   * Reads the folder of an organization; a member's folder serves as well.
   *
   * @throws CryptoConfigurationException if a file cannot be read: it names the file
   */
  public static MspConfiguration organization(Path folder, String mspId) {
    FolderFiles files = new FolderFiles(folder);
    files.requireFolder();
    return new MspConfiguration(
        mspId,
        new Authorities(files.required("cacerts"), files.optional("intermediatecerts")),
        new Authorities(files.optional("tlscacerts"), files.optional("tlsintermediatecerts")),
        files.optional("admincerts"),
        files.optional("crls"),
        ConfigYaml.read(files),
        Hashes.DEFAULT);
  }

  /**
   * Reads the folder of a member, with its certificate and keys.
   *
   * @throws CryptoConfigurationException if a file is missing or cannot be read: it names the file
   */
  public static MspFolder member(Path folder, String mspId) {
    MspConfiguration configuration = organization(folder, mspId);
    FolderFiles files = new FolderFiles(folder);
    return new MspFolder(
        configuration,
        files.required("signcerts").getFirst(),
        files.required("keystore").stream().map(KeyFile::of).toList(),
        folder.resolve("keystore"));
  }
}
