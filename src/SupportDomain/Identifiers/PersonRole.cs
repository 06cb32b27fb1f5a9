namespace SupportDomain.Identifiers;

/// <summary>In what part somebody acts on a ticket.</summary>
public enum PersonRole
{
    /// <summary>The source does not say.</summary>
    Unknown = 0,

    /// <summary>Somebody on the side that asks: the requester, or another of the same customer.</summary>
    Customer = 1,

    /// <summary>Somebody on the side that answers.</summary>
    Agent = 2,

    /// <summary>Somebody who leads those that answer; a reply of theirs counts as an agent's.</summary>
    Manager = 3,

    /// <summary>A program; nothing it writes counts as a person's answer.</summary>
    Bot = 4,
}
