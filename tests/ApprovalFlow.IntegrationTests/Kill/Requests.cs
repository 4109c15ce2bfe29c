using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.IntegrationTests.Kill;

/// <summary>One request that can be repeated to the letter.</summary>
internal sealed record Request(string Person, string Method, string Path, object? Body)
{
    public string Key { get; } = Edge.NieuwId().ToString();
}

/// <summary>
/// What people do, in short: "indiening", "terughaling" and "intrekking" are the steller's, "hdfc:akkoord" is an answer.
/// </summary>
internal sealed class Acts(ServerProcess server)
{
    public static string[] Directies { get; } = ["cds", "hdfc", "djz", "dco", "coid"];

    /// <summary>A new nota to which this was done.</summary>
    public async Task<string> Nota(IEnumerable<string> acts)
    {
        var made = await server.Send(new("kd", "POST", "/api/v1/notas", Support.Nota.Velden()));
        Assert.That(made.Status, Is.EqualTo(201), made.Body);
        var id = made.Json["id"]!.GetValue<string>();
        foreach (var act in acts)
        {
            var done = await server.Send(await Of(id, act));
            Assert.That(done.Status, Is.EqualTo(200), $"{act}: {done.Body}");
        }
        return id;
    }

    public async Task<Request> Of(string nota, string act)
    {
        if (!act.Contains(':', StringComparison.Ordinal))
        {
            object why = act == "indiening" ? new { } : new { toelichting = "Het rapport is vervangen." };
            return new("kd", "POST", $"/api/v1/notas/{nota}/{act}", why);
        }
        var (person, outcome) = (act.Split(':')[0], act.Split(':')[1]);
        var task = await Task(person, nota);
        Assert.That(task, Is.Not.Null, $"{person} has no task for {act}");
        var body = new
        {
            uitkomst = outcome,
            toelichting = outcome is "akkoord" or "ondertekenen" or "doorgeleiden" or "aangeboden"
                ? null
                : "Nog niet af.",
            tot = outcome == "aanhouden" ? "2025-05-20" : null,
            versie = task!["versie"]!.GetValue<int>(),
        };
        return new(person, "POST", $"/api/v1/taken/{task["id"]}/afhandeling", body);
    }

    /// <summary>Null when nothing is asked of this person.</summary>
    public async Task<JsonNode?> Task(string person, string nota)
    {
        var list = await server.Send(new(person, "GET", "/api/v1/taken?vanMij=true&status=open&aantal=200", null));
        return list.Json["items"]!.AsArray().FirstOrDefault(t => t!["nota"]!["id"]!.GetValue<string>() == nota);
    }
}
