using System.Reflection;
using System.Runtime.CompilerServices;

namespace SupportDomain.Conventions.Tests;

public sealed class SignatureTests
{
    private static readonly Type[] BclTimes =
        [typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(TimeZoneInfo)];

    public static TheoryData<Type> PublicTypes => new(Packages.Libraries.SelectMany(a => a.GetExportedTypes()));

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void PublicSignatures_NameNoDateTypeOfTheBaseLibrary(Type type)
    {
        Mentioned(type).Should().NotContain(t => BclTimes.Contains(t));
    }

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void PublicTypes_AreSealedStaticOrDesignedForInheritance(Type type)
    {
        bool closed = type.IsSealed || type.IsValueType || type.IsInterface || type.IsAbstract;
        closed.Should().BeTrue("{0} is neither sealed nor abstract", type);
        if (type is { IsAbstract: true, IsSealed: false, IsInterface: false })
        {
            type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
                .Should().OnlyContain(c => c.IsPrivate || c.IsAssembly || c.IsFamilyAndAssembly || c.IsFamily, "hierarchies are closed");
        }
    }

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void PublicEnums_HaveExplicitZeroMember(Type type)
    {
        if (type.IsEnum)
        {
            Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(v => Convert.ToInt64(v, System.Globalization.CultureInfo.InvariantCulture))
                .Should().Contain(0L, "default({0}) must be a named, harmless member", type.Name);
        }
    }

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void EquatableTypes_HaveEqualityOperators(Type type)
    {
        bool equatable = type.GetInterfaces().Any(i => i.IsConstructedGenericType
            && i.GetGenericTypeDefinition() == typeof(IEquatable<>) && i.GetGenericArguments()[0] == type);
        if (equatable)
        {
            type.GetMethods().Select(m => m.Name).Should().Contain("op_Equality");
        }

        bool comparable = type.IsValueType && type.GetInterfaces().Any(i => i.IsConstructedGenericType
            && i.GetGenericTypeDefinition() == typeof(IComparable<>) && i.GetGenericArguments()[0] == type);
        if (comparable && !type.IsEnum)
        {
            type.GetMethods().Select(m => m.Name).Should().Contain("op_LessThan");
        }
    }

    private static IEnumerable<Type> Mentioned(Type type) => type
        .GetMethods().Where(m => !m.IsDefined(typeof(CompilerGeneratedAttribute)) || m.IsSpecialName)
        .SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType))
        .Concat(type.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType))
        .Concat(type.GetFields().Select(f => f.FieldType))
        .SelectMany(t => t.IsGenericType ? t.GetGenericArguments().Append(t) : [t])
        .Select(t => t.HasElementType ? t.GetElementType()! : t);
}
