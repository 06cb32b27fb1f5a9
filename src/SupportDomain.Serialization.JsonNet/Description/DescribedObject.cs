using System.Collections.Immutable;

namespace SupportDomain.Serialization.JsonNet.Description;

/// <summary>An object of a document: the reader knows these members and no other.</summary>
/// <param name="Id">Its name in the schema.</param>
/// <param name="Title">Its heading in the guide.</param>
/// <param name="Members">The members, in the order of the guide.</param>
/// <param name="Alternatives">Sets of members one of which must be there; none where the needed members say it all.</param>
internal sealed record DescribedObject(string Id, string Title, ImmutableArray<Member> Members, ImmutableArray<ImmutableArray<string>> Alternatives);
