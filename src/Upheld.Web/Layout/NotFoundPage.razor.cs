namespace Upheld.Web.Layout;

/// <summary>Stands wherever there is nothing, or nothing that the reader may see: the two look the same on purpose.</summary>
public sealed partial class NotFoundPage;
