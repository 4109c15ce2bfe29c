using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Net.Http.Headers;

namespace ApprovalFlow.Web.Agenda;

/// <summary>
/// Calendars on secret links. A link that is wrong, withdrawn, or of somebody who may not have it any more is the 404 that
/// any wrong address is.
/// </summary>
internal static class AgendaEndpoints
{
    public const string Pad = "agenda";

    public static void Map(WebApplication app) =>
        app.MapMethods($"/{Pad}/{{sleutel}}.ics", ["GET", "HEAD"], Lees).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Lees(
        string sleutel,
        HttpContext http,
        AgendaStore store,
        Agendapunten punten,
        Omgeving omgeving,
        Bedrijfsklok klok,
        MailInstellingen instellingen,
        CancellationToken stop
    )
    {
        if (
            await store.ZoekAsync(sleutel, stop) is not { } agenda
            || (await omgeving.Register(stop)).Medewerker(agenda.Medewerker) is not { } wie
            || (agenda.Soort == Agendasoort.Secretariaat && !wie.IsSecretariaat)
        )
        {
            return Results.NotFound();
        }
        var inhoud = await punten.Van(wie, agenda.Soort, await klok.Nu(stop), stop);
        var tekst = Kalender(agenda.Soort, inhoud, instellingen);
        var etag = new EntityTagHeaderValue(
            $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tekst)))[..32]}\""
        );
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.GetTypedHeaders().ETag = etag;
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(e => e.Compare(etag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Text(tekst, "text/calendar", Encoding.UTF8);
    }

    /// <summary>The same rows give the same text, byte for byte: nothing in it is the moment of asking.</summary>
    public static string Kalender(Agendasoort soort, IEnumerable<Agendapunt> punten, MailInstellingen instellingen)
    {
        var naam = soort switch
        {
            Agendasoort.Eigen => "Mijn termijnen (ApprovalFlow)",
            Agendasoort.Secretariaat => "Alle termijnen (ApprovalFlow)",
        };
        var kalender = new Calendar { Method = "PUBLISH", ProductId = "-//ApprovalFlow//Termijnen//NL" };
        kalender.AddProperty("X-WR-CALNAME", naam);
        kalender.AddProperty("NAME", naam);
        kalender.AddProperty("X-PUBLISHED-TTL", "PT1H");
        foreach (var punt in punten)
        {
            kalender.Events.Add(Dag(punt, instellingen));
        }
        return new CalendarSerializer().SerializeToString(kalender)!;
    }

    private static CalendarEvent Dag(Agendapunt punt, MailInstellingen instellingen)
    {
        var gewijzigd = new CalDateTime(punt.Gewijzigd.ToDateTimeUtc());
        return new CalendarEvent
        {
            Uid = $"{punt.Uid}@{instellingen.Afzender.Domein}",
            Start = new CalDateTime(punt.Dag.Year, punt.Dag.Month, punt.Dag.Day),
            Summary = punt.Titel,
            Url = instellingen.Pad($"notas/{punt.Kenmerk}"),
            Sequence = punt.Volgorde,
            LastModified = gewijzigd,
            DtStamp = gewijzigd,
            Transparency = TransparencyType.Transparent,
            Class = "CONFIDENTIAL",
        };
    }
}
