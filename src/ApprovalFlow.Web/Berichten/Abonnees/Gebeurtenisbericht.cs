using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Persistence;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;

namespace ApprovalFlow.Web.Berichten.Abonnees;

/// <summary>
/// A message as CloudEvent 1.0 in the NL GOV profile, in structured JSON, and signed as Standard Webhooks does: the
/// header webhook-signature is "v1," and the HMAC-SHA256 in base64 over webhook-id, webhook-timestamp and the body, with
/// a dot between.
/// </summary>
internal static class Gebeurtenisbericht
{
    private static readonly JsonEventFormatter Formatter = new(NotaJson.Options, default);

    private static readonly CloudEventAttribute Sequence = CloudEventAttribute.CreateExtension(
        "sequence",
        CloudEventAttributeType.String
    );
    private static readonly CloudEventAttribute Dataref = CloudEventAttribute.CreateExtension(
        "dataref",
        CloudEventAttributeType.UriReference
    );

    /// <summary>How the nota is marked, by its code: what is passed on is marked as what it came from.</summary>
    private static readonly CloudEventAttribute Gemerkt = CloudEventAttribute.CreateExtension(
        "rubricering",
        CloudEventAttributeType.String
    );

    public static HttpRequestMessage Maak(
        OutboxRow row,
        Rubricering rubricering,
        Type contract,
        AbonneeRow abonnee,
        string geheim,
        BerichtInstelling instelling
    )
    {
        var bericht = Uitzender.Lees(row, contract, instelling.Adres);
        var gebeurtenis = new CloudEvent([Sequence, Dataref, Gemerkt])
        {
            Id = row.BerichtId.ToString(),
            Source = new Uri(instelling.Bron),
            Type = $"nl.approvalflow.{row.Soort}.v1",
            Subject = bericht.Kenmerk,
            Time = bericht.Tijdstip.ToDateTimeOffset(),
            DataContentType = "application/json",
            Data = bericht,
            [Sequence] = row.Reeks!.Value.ToString("D20", CultureInfo.InvariantCulture),
            [Dataref] = new Uri(bericht.Link),
            [Gemerkt] = Merking.Code(rubricering),
        };
        var body = Formatter.EncodeStructuredModeMessage(gebeurtenis, out var type).ToArray();
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type.ToString());
        var request = new HttpRequestMessage(HttpMethod.Post, abonnee.Adres) { Content = content };
        var moment = Uitvoeren.Edge.Nu().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("webhook-id", gebeurtenis.Id);
        request.Headers.Add("webhook-timestamp", moment);
        request.Headers.Add("webhook-signature", Handtekening(geheim, gebeurtenis.Id!, moment, body));
        return request;
    }

    public static string Handtekening(string geheim, string id, string moment, byte[] body)
    {
        byte[] ondertekend = [.. Encoding.UTF8.GetBytes($"{id}.{moment}."), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(geheim), ondertekend));
    }
}
