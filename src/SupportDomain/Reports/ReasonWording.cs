using SupportDomain.Identifiers;

namespace SupportDomain.Reports;

/// <summary>How one kind of reason reads: in each language a sentence, or a name within one, with its parameters in braces.</summary>
internal sealed record ReasonWording(ReasonKind Kind, string English, string Persian);
