using System.Reflection;

namespace SupportDomain.Conventions.Tests;

/// <summary>The table of docs/architecture.md: which namespace of the core may use which others.</summary>
public sealed class NamespaceDependencyTests
{
    private const string Root = "SupportDomain.";

    /// <summary>The rows in order; "all above" is every row before it.</summary>
    private static readonly (string Namespace, string[] MayUse)[] Rows =
    [
        ("Internal", []),
        ("Numerics", []),
        ("Identifiers", []),
        ("Apportionment", []),
        ("Monetary", ["Apportionment"]),
        ("BusinessTime", []),
        ("Collections", []),
        ("Tickets", []),
        ("Sla", ["Tickets", "BusinessTime", "Collections"]),
        ("Workforce", ["BusinessTime"]),
        ("Scheduling", ["Tickets", "Sla", "Workforce", "Collections", "BusinessTime"]),
        ("Budgeting", ["Apportionment", "BusinessTime"]),
        ("Compensation", ["Apportionment", "Workforce", "Collections"]),
        ("Staffing", ["Apportionment", "BusinessTime", "Workforce"]),
        ("Metrics", ["*"]),
        ("Desks", ["*"]),
        ("Reports", ["*"]),
    ];

    private static readonly string[] WithoutMonetary = ["Internal", "Numerics", "Identifiers", "Apportionment"];

    [Fact]
    public void Namespaces_UseOnlyWhatTheTableAllows()
    {
        Dictionary<string, HashSet<string>> allowed = Allowed();
        List<string> breaches = [];
        foreach (Type type in Packages.Core.GetTypes())
        {
            string? from = Row(type);
            if (from is null)
            {
                continue;
            }

            allowed.Should().ContainKey(from, "every namespace of the core has a row in the table");
            breaches.AddRange(TypeReferences.Of(type)
                .Where(t => t.Assembly == Packages.Core)
                .Select(Row)
                .Where(to => to is not null && !string.Equals(to, from, StringComparison.Ordinal) && !allowed[from].Contains(to))
                .Select(to => $"{type.FullName} uses {to}"));
        }

        breaches.Distinct(StringComparer.Ordinal).Should().BeEmpty();
    }

    [Fact]
    public void Namespaces_OfPublicTypes_AreFoldersAndNeverTypeNames()
    {
        HashSet<string> namespaces = [.. Packages.Core.GetExportedTypes().Select(t => t.Namespace!.Split('.')[^1])];
        Packages.Core.GetExportedTypes().Select(t => t.Name).Should().NotContain(name => namespaces.Contains(name));
        Packages.Core.GetExportedTypes().Should().OnlyContain(t => Row(t) != null && Row(t) != "Internal");
    }

    [Fact]
    public void Packages_ReferenceOnlyWhatTheyMay()
    {
        References(Packages.Core).Should().BeSubsetOf(["NodaTime"]);
        References(Packages.Named("SupportDomain.Analytics")).Should().BeSubsetOf(["NodaTime", "MathNet.Numerics", "SupportDomain"]);
        References(Packages.Named("SupportDomain.Hosting")).Where(n => !n.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)).Should().BeSubsetOf(["NodaTime", "SupportDomain"]);
        References(Packages.Named("SupportDomain.Serialization.JsonNet")).Should().BeSubsetOf(["NodaTime", "Newtonsoft.Json", "SupportDomain"]);
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(r => r.Name!)
        .Where(n => !n.StartsWith("System.", StringComparison.Ordinal) && n is not ("System" or "netstandard" or "mscorlib"));

    private static Dictionary<string, HashSet<string>> Allowed()
    {
        Dictionary<string, HashSet<string>> allowed = new(StringComparer.Ordinal);
        foreach ((string name, string[] mayUse) in Rows)
        {
            HashSet<string> set = [.. mayUse];
            if (set.Remove("*"))
            {
                set.UnionWith(allowed.Keys);
            }

            if (!string.Equals(name, "Internal", StringComparison.Ordinal))
            {
                set.Add("Internal");
            }

            if (name is not ("Internal" or "Numerics" or "Identifiers"))
            {
                set.UnionWith(["Numerics", "Identifiers"]);
            }

            if (!WithoutMonetary.Contains(name, StringComparer.Ordinal))
            {
                set.Add("Monetary");
            }

            allowed.Add(name, set);
        }

        return allowed;
    }

    private static string? Row(Type type)
    {
        string? full = type.Namespace;
        return full is not null && full.StartsWith(Root, StringComparison.Ordinal) ? full[Root.Length..].Split('.')[0] : null;
    }
}
