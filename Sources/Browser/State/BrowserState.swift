// SPDX-License-Identifier: MIT

public import LineageCore
public import Screen

/// All that the browser knows.
///
/// Only ``update(_:)`` changes it, and it does no input or output.
public struct BrowserState: Sendable {
  /// What the store is called.
  let name: String

  /// The keys.
  let keymap: Keymap

  let glyphs: Glyphs
  /// How roles look.
  public var theme = Theme.usual

  /// The size of the terminal.
  public internal(set) var size: Size

  /// How far the scan has got, until the lineage is there.
  var loading: LoadingProgress?

  /// How far the comparison with the files has got, while it goes on beside the lineage shown.
  var comparison: LoadingProgress?

  /// What the last comparison found, until the user has seen enough of it.
  var changes: LineageChanges?

  /// Why there is nothing to see, if so.
  public internal(set) var failure: String?

  /// Whether that is a store without snapshots, which is looked at again when files land.
  var isEmpty = false

  /// The lineage, once it is there.
  var view: LineageView?

  /// Numbers from outside about its snapshots.
  var metrics: Metrics?

  /// Which part of a split each of its snapshots is in, where somebody has split them.
  var split: LineageSplit?

  /// What is the matter with the store.
  var allFindings: [Finding] = []

  /// What is the matter with each snapshot.
  var findings: [SnapshotID: [Finding]] = [:]

  /// How many errors there are in the store.
  var errorCount = 0

  /// The row of the cursor, and the first row on the screen.
  var cursor = Row(0)
  var firstRow = 0

  /// How many of the oldest levels of the tree are left out, where it is deep.
  var firstLevel = 0

  /// What users have named in the query language.
  public var aliases = QueryAliases()

  /// The words by which a command line names the store.
  public var storeWords: [String] = []

  /// The options of a verb of the command line.
  public var optionsOfVerb: @Sendable (_ verb: String) -> [VerbOption] = { _ in [] }

  /// The programs that users have named.
  public var userCommands: [UserCommand] = []

  /// How many lineages have been loaded.
  var edition = 0

  /// The question that waits for its answer, and how many there have been.
  var asked: Asked?
  var questionCount = 0

  /// What was in view before each narrowing, and where the cursor was.
  var narrowings: [Narrowing] = []

  var history = History()

  /// What the user has said and done here.
  public internal(set) var user = UserState()

  /// Whether that is kept for the next time.
  public var keepsUserState = true

  /// What was selected, or taken out, and is not on its way there yet.
  var unsaved: [UserState.Change] = []

  /// What is done while the user's state is read again.
  var rereading = Rereading()

  /// Whether the newest snapshot stays in sight, and which one that is.
  var isFollowing = false
  var newest: SnapshotID?

  /// Whether changes in the store are told, and whether the user waits for a look at its files.
  var isWatching = false
  var isLookingAgain = false

  /// What of the user's selection is in the lineage, and where a range begins that goes on to the
  /// cursor.
  var selection: Set<SnapshotID> = []
  var rangeStart: Place?

  var search = Search()
  /// The search that goes on.
  var hunt: Hunt?
  var inspector = Inspector()
  var options = Options()
  var input = Input()
  var overlay: Overlay?

  /// What covers the whole screen, the one seen last.
  var pages: [Page] = []

  var message: Message?

  /// Creates the state of a browser that waits for its lineage.
  ///
  /// - Parameters:
  ///   - name: What the store is called.
  ///   - size: The size of the terminal.
  ///   - glyphs: The characters it can show.
  ///   - keymap: The keys.
  public init(name: String, size: Size, glyphs: GlyphSet, keymap: Keymap) {
    self.name = name
    self.size = size
    self.glyphs = Glyphs(glyphs)
    self.keymap = keymap
    loading = LoadingProgress(done: 0, total: 0, seconds: 0)
  }

  /// Whether the terminal says that it has a clipboard.
  public var hasClipboard = true

  /// Whether what is shown is told in lines, to be listened to.
  public var isLinear = false

  /// Whether a page is on top.
  public var showsPage: Bool { !pages.isEmpty }

  /// Whether there is a choice of which a number chooses.
  public var isChoosing: Bool { overlay != nil && pages.isEmpty }

  /// Whether the mouse drives the browser.
  public var usesMouse: Bool {
    get { options.usesMouse }
    set { options.usesMouse = newValue }
  }

  /// Which keys apply.
  var mode: Keymap.Mode {
    // Help is shown over a choice, which is there again afterwards.
    if !pages.isEmpty { return .page }
    return overlay != nil ? .menu : view == nil ? .loading : .tree
  }
}

extension BrowserState {
  /// A scope that was left by narrowing.
  struct Narrowing: Sendable {
    var plan: ViewPlan
    /// Kept of the first one alone, until another lineage comes: the longest to make, and what all
    /// narrowing ends with.
    var outline: LetteredOutline?
    var place: Place
    var firstRow: Int
    /// Whether another lineage has come since, of which its query was not asked.
    var isOfEarlierLineage = false
  }

  /// What lies over the tree.
  enum Overlay: Hashable, Sendable {
    /// A choice among several parents or children.
    case chooser(Chooser)
    /// The options.
    case options(selected: Int)
    /// The commands that users have named.
    case commands(selected: Int)
  }

  /// A choice among snapshots.
  struct Chooser: Hashable, Sendable {
    var title: String
    var choices: [NodeIndex]
    var relations: [String]
    var selected = 0
  }

  /// A line for the user.
  struct Message: Hashable, Sendable {
    var text: String
    var isError = false
  }

  /// What can be chosen with `o`.
  struct Options: Hashable, Sendable {
    var trunk = TreeLayout.Trunk.auto
    var siblings = SiblingOrder.usual
    var foldsCohorts = false
    var columns = RowText.Columns()
    var inspectorSide = InspectorSide.auto
    var usesMouse = true
  }

  /// Where the inspector stands.
  enum InspectorSide: String, Hashable, Sendable, CaseIterable {
    case auto
    case beside
    case below
  }

  /// The keys typed so far.
  struct Input: Sendable {
    /// The beginning of a sequence.
    var keys: [Key] = []
    /// The number typed before it.
    var count: Int?
    /// A command that waits for the letter of a mark.
    var awaitsLetter: Command?
    /// A line being typed.
    var prompt: Prompt?
  }

  /// A line being typed at the bottom of the screen.
  struct Prompt: Sendable {
    var purpose: Purpose
    var line = TypedLine()

    /// How everything was, for when it is canceled; the arrays are shared, not copied.
    var view: LineageView?
    var cursor = Row(0)
    var firstRow = 0
    var search = Search()

    /// Which earlier line is shown, and what was typed before it was.
    var recalled: Int?
    var typed = ""

    /// What is wrong with the text.
    var mistake: QueryError?

    /// What has been typed; set, it goes on at its end.
    var text: String {
      get { line.text }
      set { line = TypedLine(newValue) }
    }

    enum Purpose: Hashable, Sendable {
      case search
      case findID
      case searchPage
      case filter
      case tag
      case pipe
      case verb
    }
  }

  /// A question that waits for its answer.
  struct Asked: Sendable {
    var number: Int
    var text: String
    /// The same with ids for what will stand for something else.
    var fixed: String
    /// Whether what is in view was named by it in an earlier lineage.
    var isRefresh: Bool
    var progress: Double?
  }

  /// The inspector pane.
  struct Inspector: Hashable, Sendable {
    var isOpen = false
    var hasFocus = false
    var firstLine = 0
    /// Whether it has the whole screen.
    var isZoomed = false
    /// What is shown: anything else is shown from its first line.
    var shown: Place?
    /// What was read lately.
    var details: [SnapshotID: DetailResult] = [:]
    /// The snapshot whose file is being read.
    var awaited: SnapshotID?
  }

  /// Where the cursor has been.
  struct History: Hashable, Sendable {
    var back: [Place] = []
    var forward: [Place] = []
    /// Where the last jump started.
    var beforeJump: Place?
  }
}
