using SupportDomain.Internal;

namespace SupportDomain.Tests.Internal;

public sealed class GuardTests
{
    [Fact]
    public void Null_ThrowsWithTheArgumentsName()
    {
        string? missing = null;
        FluentActions.Invoking(() => Guard.Against.Null(missing)).Should().Throw<ArgumentNullException>().WithParameterName("missing");
        Guard.Against.Null("x").Should().Be("x");
    }

    [Fact]
    public void NullOrWhiteSpace_ThrowsWithTheArgumentsName()
    {
        string blank = " ";
        FluentActions.Invoking(() => Guard.Against.NullOrWhiteSpace(blank)).Should().Throw<ArgumentException>().WithParameterName("blank");
        Guard.Against.NullOrWhiteSpace("x").Should().Be("x");
    }

    [Fact]
    public void Negative_AllowsZero()
    {
        int count = -1;
        FluentActions.Invoking(() => Guard.Against.Negative(count)).Should().Throw<ArgumentOutOfRangeException>()
            .WithParameterName("count").WithMessage("*-1*zero or greater*");
        Guard.Against.Negative(0).Should().Be(0);
        FluentActions.Invoking(() => Guard.Against.NegativeOrZero(0)).Should().Throw<ArgumentOutOfRangeException>();
        Guard.Against.NegativeOrZero(1).Should().Be(1);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void OutOfRange_HasInclusiveBounds(int value, bool allowed)
    {
        Action act = () => Guard.Against.OutOfRange(value, 1, 5);
        if (allowed)
        {
            act.Should().NotThrow();
        }
        else
        {
            act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(value)).WithMessage("*from 1 to 5*");
        }
    }

    [Fact]
    public void UndefinedEnum_ListsWhatIsAllowed()
    {
        DayOfWeek day = (DayOfWeek)9;
        FluentActions.Invoking(() => Guard.Against.UndefinedEnum(day)).Should().Throw<ArgumentOutOfRangeException>()
            .WithParameterName("day").WithMessage("*9*Sunday*");
        Guard.Against.UndefinedEnum(DayOfWeek.Friday).Should().Be(DayOfWeek.Friday);
    }
}
