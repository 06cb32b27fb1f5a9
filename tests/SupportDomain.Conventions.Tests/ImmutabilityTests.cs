using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SupportDomain.Conventions.Tests;

/// <summary>Values and policies are immutable, down to the private fields of what they hold. What changes in place is named here, with its reason.</summary>
public sealed class ImmutabilityTests
{
    private static readonly Dictionary<string, string> ChangesInPlace = new(StringComparer.Ordinal)
    {
        ["SupportDomain.BusinessTime.BusinessCalendarBuilder"] = "collects the layers of a calendar",
        ["SupportDomain.Collections.AddressablePriorityQueue`1"] = "a queue",
        ["SupportDomain.Collections.AddressablePriorityQueue`1+Enumerator"] = "walks over a queue",
        ["SupportDomain.Collections.AddressablePriorityQueue`1+UnorderedItemsView"] = "looks into a queue",
        ["SupportDomain.Collections.IdentifiedPriorityQueue`1"] = "a queue",
        ["SupportDomain.Collections.SynchronizedPriorityQueue`1"] = "a queue",
        ["SupportDomain.Desks.CaseLogReader"] = "walks through a log",
        ["SupportDomain.Desks.EventReplay"] = "walks through a log",
        ["SupportDomain.Desks.JudgedRow"] = "shows a ticket",
        ["SupportDomain.Desks.JudgedTicket"] = "holds a ticket",
        ["SupportDomain.Desks.LogReplay"] = "walks through a log",
        ["SupportDomain.Desks.LogReview"] = "walks through a log",
        ["SupportDomain.Desks.TicketExplanation"] = "holds a ticket",
        ["SupportDomain.Desks.TicketHistory"] = "holds a ticket",
        ["SupportDomain.Scheduling.Assignment.AssignmentSolver"] = "keeps its memory from call to call",
        ["SupportDomain.Scheduling.Workflows.WorkflowRun"] = "is a workflow under way",
        ["SupportDomain.Sla.SlaBook"] = "keeps the clocks of open tickets",
        ["SupportDomain.Sla.SlaEvaluator"] = "keeps its memory from call to call",
        ["SupportDomain.Scheduling.SchedulerEventBuffer"] = "collects events for the caller",
        ["SupportDomain.Scheduling.WorkflowScheduler"] = "an engine",
        ["SupportDomain.Scheduling.WorkflowFeed"] = "follows a workflow under way",
        ["SupportDomain.Tickets.Ticket"] = "wraps a fold, which changes until the ticket is handed out",
        ["SupportDomain.Tickets.TicketLog"] = "a log that events are appended to",
    };

    public static TheoryData<Type> Values => new(Packages.Core.GetExportedTypes().Where(type => !IsStatic(type) && !type.IsInterface && !ChangesInPlace.ContainsKey(type.FullName!)));

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_HoldNothingThatCanChange(Type type) => Mutable(type, []).ToArray().Should().BeEmpty("{0} is a value", type);

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_GiveOutNoArray(Type type) =>
        type.GetProperties().Where(property => property.PropertyType.IsArray).Select(property => property.Name).Should().BeEmpty("an array that is given out can be changed");

    [Fact]
    public void ListOfWhatChanges_NamesOnlyTypesThatDo()
    {
        foreach (string name in ChangesInPlace.Keys)
        {
            Type type = Packages.Core.GetType(name, throwOnError: true)!;
            Mutable(type, []).Should().NotBeEmpty("{0} stands on the list", name);
        }
    }

    [Fact]
    public void Check_FindsWhatCanChange()
    {
        Mutable(typeof(WithSetter), []).Should().NotBeEmpty();
        Mutable(typeof(WithList), []).Should().NotBeEmpty();
        Mutable(typeof(HoldingOne), []).Should().NotBeEmpty("it holds one that can change");
        Mutable(typeof(WithInit), []).Should().BeEmpty();
    }

    /// <summary>The fields, own, inherited and of what they hold, that can be set after construction or hold a collection that can change.</summary>
    private static IEnumerable<string> Mutable(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            yield break;
        }

        for (Type? level = type; level is not null && IsOurs(level); level = level.BaseType)
        {
            const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (FieldInfo field in level.GetFields(Own))
            {
                if (!field.IsInitOnly && !IsOfInitProperty(level, field) && !level.IsEnum)
                {
                    yield return $"{level.Name}.{field.Name} can be set";
                }

                if (IsMutableCollection(field.FieldType))
                {
                    yield return $"{level.Name}.{field.Name} is a {field.FieldType.Name}";
                }

                foreach (string inner in Held(field.FieldType).Where(IsOurs).SelectMany(held => Mutable(held, seen)))
                {
                    yield return $"{level.Name}.{field.Name}: {inner}";
                }
            }
        }
    }

    /// <summary>An array is fine inside: no value gives one out, which has a test of its own.</summary>
    private static bool IsMutableCollection(Type type) =>
        type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && string.Equals(type.Namespace, "System.Collections.Generic", StringComparison.Ordinal) && !type.IsInterface;

    private static bool IsOfInitProperty(Type type, FieldInfo field) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .FirstOrDefault(property => string.Equals(field.Name, $"<{property.Name}>k__BackingField", StringComparison.Ordinal))?.SetMethod is { } setter
        && setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static IEnumerable<Type> Held(Type type) => type.IsArray ? Held(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().Append(type)
        : [type];

    private static bool IsOurs(Type type) => type.Assembly == Packages.Core || type.Assembly == typeof(ImmutabilityTests).Assembly;

    private static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };

    public sealed class WithSetter
    {
        public int Number { get; set; }
    }

    public sealed class WithList
    {
        private readonly List<int> _numbers = [];

        public int Count => _numbers.Count;
    }

    public sealed class HoldingOne
    {
        private readonly WithSetter[] _held = [];

        public int Count => _held.Length;
    }

    public sealed class WithInit
    {
        public int Number { get; init; }
    }
}
