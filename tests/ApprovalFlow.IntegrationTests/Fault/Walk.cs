using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ApprovalFlow.IntegrationTests.Kill;

namespace ApprovalFlow.IntegrationTests.Fault;

/// <summary>One answer that somebody sent, and what they were told in the end. Status 0: they gave up.</summary>
internal sealed record Answer(string Nota, string Task, string Person, string Outcome, int Status);

/// <summary>
/// People who handle one nota while things go wrong: each asks again, under the same key, until there is an answer. Some
/// do it twice at once, and of HDFC two people answer at the same moment.
/// </summary>
internal sealed class Walk(Site site, Random random, ConcurrentBag<Answer> answers, CancellationToken deadline)
{
    private static readonly (string Person, string Outcome)[] Later =
    [
        ("dgb", "ondertekenen"),
        ("stasdef", "akkoord"),
        ("sg", "doorgeleiden"),
        ("secretariaat", "aangeboden"),
    ];

    /// <summary>The id of the nota that came to its end.</summary>
    public async Task<string> Run()
    {
        var id = await Begin();
        await Until(new Request("kd", "POST", $"/api/v1/notas/{id}/indiening", new { }), 200, 409);
        string[] asked = ["cds", "hdfc", "hdfc2", "djz", "dco", "coid"];
        await Task.WhenAll(asked.Select(person => Answer(id, person, "akkoord")));
        foreach (var (person, outcome) in Later)
        {
            await Answer(id, person, outcome);
        }
        return id;
    }

    /// <summary>A nota that was made while its maker heard nothing is a draft that nobody misses: a new one is begun.</summary>
    private async Task<string> Begin()
    {
        var made = await Until(
            new Request("kd", "POST", "/api/v1/notas", Support.Nota.Velden(kamerdatum: "2025-05-21")),
            201
        );
        return made.Json["id"]!.GetValue<string>();
    }

    private async Task Answer(string nota, string person, string outcome)
    {
        var task = await OpenTask(nota, person);
        if (task is null)
        {
            return; // the colleague was first
        }
        var request = new Request(
            person,
            "POST",
            $"/api/v1/taken/{task["id"]}/afhandeling",
            new { uitkomst = outcome, versie = 1 }
        );
        // A double click in one case of four.
        var clicks = Next(4) == 0 ? 2 : 1;
        var replies = await Task.WhenAll(Enumerable.Range(0, clicks).Select(_ => Until(request, 200, 409)));
        Assert.That(
            replies.Select(r => r.Status).Distinct().Count(),
            Is.EqualTo(1),
            $"two answers under one key: {nota}"
        );
        answers.Add(new(nota, task["id"]!.GetValue<string>(), person, outcome, replies[0].Status));
    }

    /// <summary>The open task of this person; null when a colleague has done it.</summary>
    private async Task<JsonNode?> OpenTask(string nota, string person)
    {
        var eenheid = person.TrimEnd('2').ToUpperInvariant();
        while (true)
        {
            var list = await Until(new Request(person, "GET", $"/api/v1/notas/{nota}", null), 200, 404);
            if (list.Status == 200)
            {
                var open = list.Json["openStappen"]!
                    .AsArray()
                    .FirstOrDefault(s => s!["eenheid"]!.GetValue<string>().ToUpperInvariant() == eenheid);
                if (open is not null)
                {
                    return new JsonObject { ["id"] = open["taak"]!.GetValue<string>() };
                }
                if (person.StartsWith("hdfc", StringComparison.Ordinal))
                {
                    return null;
                }
            }
            await Pause();
        }
    }

    private async Task<Reply> Until(Request request, params int[] final)
    {
        while (true)
        {
            var reply = await site.Send(Next(Site.Webs), request);
            if (final.Contains(reply.Status))
            {
                return reply;
            }
            Assert.That(reply.Status, Is.AnyOf(0, 503), $"{request.Method} {request.Path}: {reply.Body}");
            await Pause();
        }
    }

    private int Next(int max)
    {
        lock (random)
        {
            return random.Next(max);
        }
    }

    private async Task Pause()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(150));
        await timer.WaitForNextTickAsync(deadline);
    }
}
