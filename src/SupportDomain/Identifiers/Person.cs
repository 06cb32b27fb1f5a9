using SupportDomain.Internal;

namespace SupportDomain.Identifiers;

/// <summary>Who did something: the part somebody acts in, and the name by which the source system knows them.</summary>
/// <remarks>
/// <para>Equality is that of role and name, ordinal; there is no order. <c>default</c> is somebody unknown, and valid.</para>
/// <para>The name is personal data: no rule reads it, and a redaction takes it away.</para>
/// <para>Immutable, and safe to share between threads.</para>
/// </remarks>
public readonly record struct Person
{
    /// <summary>Says who did something.</summary>
    /// <param name="role">The part they act in.</param>
    /// <param name="id">The name by which the source system knows them, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="role"/> is not a named member.</exception>
    /// <exception cref="ArgumentException"><paramref name="id"/> is no identifier: empty, too long, with a control character, or with white space at an end.</exception>
    public Person(PersonRole role, string? id = null)
    {
        Role = Guard.Against.UndefinedEnum(role);
        Id = id is null ? null : IdentifierText.Check(id);
    }

    /// <summary>The part they act in.</summary>
    public PersonRole Role { get; }

    /// <summary>The name by which the source system knows them, or null.</summary>
    public string? Id { get; }

    /// <summary>Whether it is a person on the side that answers: an agent or a manager, not a bot.</summary>
    public bool IsStaff => Role is PersonRole.Agent or PersonRole.Manager;

    /// <summary>The same part without the name.</summary>
    public Person WithoutId() => new(Role);
}
