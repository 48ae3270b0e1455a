namespace Upheld.Web.Layout;

/// <summary>What stands round the pages in front of the sign-in: one narrow column and no navigation.</summary>
public sealed partial class DoorLayout;
