using System.Text;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;
using Npgsql;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>A request that must be refused: the status, a problem with one Dutch sentence, and nothing written.</summary>
internal static class Geweigerd
{
    public static async Task<JsonNode> Weiger(
        this TestApp app,
        int status,
        string slug,
        string persoon,
        string methode,
        string pad,
        object? body = null,
        params (string Naam, string Waarde)[] headers
    )
    {
        var voor = await Inhoud(app.Database);
        using var verzoek = new HttpRequestMessage(new HttpMethod(methode), pad);
        verzoek.Content = body switch
        {
            null => null,
            HttpContent content => content,
            _ => new StringContent(body.ToString()!, Encoding.UTF8, "application/json"),
        };
        foreach (var (naam, waarde) in headers)
        {
            verzoek.Headers.TryAddWithoutValidation(naam, waarde);
        }
        using var antwoord = await app.Als(persoon).SendAsync(verzoek);
        var tekst = await antwoord.Content.ReadAsStringAsync();
        Assert.That((int)antwoord.StatusCode, Is.EqualTo(status), tekst);
        Assert.That(antwoord.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        var probleem = JsonNode.Parse(tekst)!;
        Assert.Multiple(() =>
        {
            Assert.That(probleem["type"]!.ToString(), Is.EqualTo($"/problemen/{slug}"));
            Assert.That(probleem["status"]!.GetValue<int>(), Is.EqualTo(status));
            Assert.That(probleem["title"]!.ToString(), Is.Not.Empty);
            Assert.That(probleem["detail"]!.ToString(), Does.Match("^[A-Z].*[.]$"));
        });
        Assert.That(await Inhoud(app.Database), Is.EqualTo(voor), "nothing is half-written");
        return probleem;
    }

    public static IEnumerable<string> Velden(this JsonNode probleem) =>
        probleem["fouten"]!.AsArray().Select(f => f!["veld"]!.ToString());

    /// <summary>Every table that a request could write, by its rows; the bytes of files by their number.</summary>
    public static async Task<string> Inhoud(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT string_agg(
                c.relname || ' ' || (xpath('/row/h/text()', query_to_xml(format(
                    CASE WHEN c.relname IN ('bijlage_deel', 'outbox', 'teller')
                         THEN 'SELECT count(*) AS h FROM %I t'
                         ELSE 'SELECT coalesce(md5(string_agg(t::text, E''\n'' ORDER BY t::text)), ''-'') AS h FROM %I t' END,
                    c.relname), false, true, '')))[1]::text, E'\n' ORDER BY c.relname)
            FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
              AND c.relname NOT IN ('mail', 'rappelstand') -- a worker goes on with these meanwhile
              AND c.relname <> 'inzage' -- where a refusal is recorded
            """,
            connection
        );
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
