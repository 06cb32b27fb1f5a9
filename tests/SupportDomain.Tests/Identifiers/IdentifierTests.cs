using System.Globalization;
using SupportDomain.Identifiers;

namespace SupportDomain.Tests.Identifiers;

/// <summary>What holds for every kind of identifier; <see cref="TicketIdTests"/> goes into the corners of one.</summary>
public sealed class IdentifierTests
{
    [Fact]
    public void EveryKind_ParsesComparesAndFormats()
    {
        Check<TicketId>(text => new TicketId(text), id => id.Value);
        Check<PolicyId>(text => new PolicyId(text), id => id.Value);
        Check<AgentId>(text => new AgentId(text), id => id.Value);
        Check<GroupId>(text => new GroupId(text), id => id.Value);
        Check<CustomerId>(text => new CustomerId(text), id => id.Value);
        Check<ClockId>(text => new ClockId(text), id => id.Value);
    }

    private static void Check<T>(Func<string, T> make, Func<T, string> value)
        where T : struct, IEquatable<T>, IComparable<T>, ISpanParsable<T>, ISpanFormattable
    {
        T one = make("a-1");
        value(one).Should().Be("a-1");
        one.Equals(make("a-1")).Should().BeTrue();
        one.GetHashCode().Should().Be(make("a-1").GetHashCode());
        one.Equals(make("A-1")).Should().BeFalse();
        one.CompareTo(make("a-2")).Should().BeNegative();
        default(T).CompareTo(one).Should().BeNegative();
        one.ToString(null, CultureInfo.InvariantCulture).Should().Be("a-1");
        T.Parse("a-1", CultureInfo.InvariantCulture).Equals(one).Should().BeTrue();
        T.TryParse(" a", CultureInfo.InvariantCulture, out T none).Should().BeFalse();
        none.Equals(default).Should().BeTrue();
        FluentActions.Invoking(() => value(default)).Should().Throw<InvalidOperationException>().WithMessage($"*{typeof(T).Name}*");
        FluentActions.Invoking(() => make("\u0007")).Should().Throw<ArgumentException>().WithParameterName(nameof(value));
    }
}
