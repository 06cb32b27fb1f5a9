using System.Reflection;

namespace SupportDomain.Conventions.Tests;

public sealed class StrongNameTests
{
    [Fact]
    public void Assemblies_AllCarryOneStrongName()
    {
        Assembly[] ours = [.. Packages.Libraries, Packages.Named("support-domain")];
        byte[] token = Packages.Core.GetName().GetPublicKeyToken()!;
        token.Should().HaveCount(8);
        ours.Should().OnlyContain(assembly => assembly.GetName().GetPublicKeyToken()!.SequenceEqual(token));
    }

    /// <summary>MathNet.Numerics has a strong name only in a second package that not every source serves; .NET itself asks for none.</summary>
    [Fact]
    public void Assemblies_ReferenceOnlyAssembliesWithStrongNames() =>
        Packages.Libraries.SelectMany(assembly => assembly.GetReferencedAssemblies())
            .Where(reference => reference.GetPublicKeyToken() is not { Length: > 0 })
            .Select(reference => reference.Name)
            .Should().BeSubsetOf(["MathNet.Numerics"], "elsewhere an assembly with a strong name can be loaded with others of that kind only");
}
