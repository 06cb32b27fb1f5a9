namespace SupportDomain.Serialization.JsonNet.Description;

/// <summary>A member of an object of a document.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">What its value may be.</param>
/// <param name="IsNeeded">Whether it must be there.</param>
/// <param name="Text">What it says, in Markdown, without a full stop.</param>
internal sealed record Member(string Name, Shape Shape, bool IsNeeded, string Text);
