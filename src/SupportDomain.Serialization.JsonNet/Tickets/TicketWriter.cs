using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Tickets;

/// <summary>Writes ticket documents member by member: what says nothing is left out.</summary>
internal sealed class TicketWriter
{
    private readonly JObject _document = [];

    internal TicketWriter(int version, string kind)
    {
        _document["v"] = version;
        _document["kind"] = kind;
    }

    internal TicketWriter()
    {
    }

    public override string ToString() => _document.ToString(Formatting.None);

    internal TicketWriter Text(string name, string? value)
    {
        if (value is not null)
        {
            _document[name] = value;
        }

        return this;
    }

    internal TicketWriter Number(string name, long value)
    {
        if (value != 0)
        {
            _document[name] = value;
        }

        return this;
    }

    internal TicketWriter Flag(string name, bool value)
    {
        if (value)
        {
            _document[name] = true;
        }

        return this;
    }

    internal TicketWriter Instant(string name, Instant? value) => Text(name, value is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null);

    internal TicketWriter Enum<T>(string name, T value, T usual)
        where T : struct, Enum =>
        Text(name, EqualityComparer<T>.Default.Equals(value, usual) ? null : CamelCase.Of(value));

    internal TicketWriter Enum<T>(string name, T value)
        where T : struct, Enum =>
        Text(name, CamelCase.Of(value));

    internal TicketWriter Person(Person by)
    {
        if (by != default)
        {
            _document["by"] = new TicketWriter().Enum("role", by.Role, PersonRole.Unknown).Text("id", by.Id)._document;
        }

        return this;
    }

    internal TicketWriter Numbers(string name, ImmutableArray<long> values)
    {
        _document[name] = new JArray(values);
        return this;
    }

    internal TicketWriter Texts(string name, IEnumerable<string> values)
    {
        _document[name] = new JArray(values);
        return this;
    }

    internal TicketWriter Links(string name, ImmutableArray<TicketLink> links) =>
        Objects(name, links, link => new TicketWriter().Enum("link", link.Kind).Text("other", link.Other.Value));

    internal TicketWriter Object(string name, TicketWriter inner)
    {
        _document[name] = inner._document;
        return this;
    }

    internal TicketWriter Objects<T>(string name, ImmutableArray<T> values, Func<T, TicketWriter> write)
    {
        if (!values.IsEmpty)
        {
            _document[name] = new JArray(values.Select(value => write(value)._document));
        }

        return this;
    }

    internal TicketWriter Attributes(TicketAttributes attributes)
    {
        TicketWriter inner = new TicketWriter()
            .Text("type", attributes.Type)
            .Text("priority", attributes.Priority)
            .Text("queue", attributes.Queue)
            .Text("channel", attributes.Channel)
            .Text("impact", attributes.Impact)
            .Text("urgency", attributes.Urgency)
            .Text("tier", attributes.Tier)
            .Text("customer", attributes.Customer is { IsDefault: false } customer ? customer.Value : null)
            .Text("site", attributes.Site)
            .Text("language", attributes.Language)
            .Text("value", attributes.Value is { } value ? value.ToString(null, CultureInfo.InvariantCulture) : null)
            .Named("custom", attributes.Custom)
            .Named("personal", attributes.Personal);
        _document["attributes"] = (attributes.Tags.IsEmpty ? inner : inner.Texts("tags", attributes.Tags))._document;
        return this;
    }

    private TicketWriter Named(string name, NamedTexts texts)
    {
        if (texts.Count > 0)
        {
            JObject map = [];
            foreach ((string key, string text) in texts.Items)
            {
                map[key] = text;
            }

            _document[name] = map;
        }

        return this;
    }
}
