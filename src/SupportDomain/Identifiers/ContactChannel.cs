namespace SupportDomain.Identifiers;

/// <summary>By what means a message reached the other side. One conversation may run over all of them.</summary>
public enum ContactChannel
{
    /// <summary>The source does not say.</summary>
    Unknown = 0,

    /// <summary>A telephone call, or a note of one.</summary>
    Phone = 1,

    /// <summary>Electronic mail.</summary>
    Email = 2,

    /// <summary>A chat on a site or in an app.</summary>
    Chat = 3,

    /// <summary>A message on a social network.</summary>
    SocialMedia = 4,

    /// <summary>A form or portal.</summary>
    Web = 5,

    /// <summary>Face to face.</summary>
    InPerson = 6,
}
