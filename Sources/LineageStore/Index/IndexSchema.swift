// SPDX-License-Identifier: MIT

/// The tables of an index.
enum IndexSchema {
  /// What makes the tables, in a database without any.
  ///
  /// Names are bytes, since text would be taken apart by the encoding that the database's header
  /// says it has.
  static let creation = """
    CREATE TABLE head (
      number INTEGER PRIMARY KEY, record BLOB NOT NULL, checksum INTEGER NOT NULL);
    CREATE TABLE file (
      row INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, size INTEGER NOT NULL,
      modified INTEGER NOT NULL, inode INTEGER NOT NULL, record BLOB NOT NULL,
      checksum INTEGER NOT NULL);
    CREATE TABLE removed (row INTEGER PRIMARY KEY, checksum INTEGER NOT NULL);
    CREATE TABLE chunk (
      name BLOB NOT NULL, number INTEGER NOT NULL, checksum INTEGER NOT NULL,
      bytes BLOB NOT NULL, PRIMARY KEY (name, number));
    """
}
