using System.Collections.Concurrent;
using System.Diagnostics;

namespace ApprovalFlow.IntegrationTests.Support;

/// <summary>
/// Counts what the application asks of its database for one request: the driver reports each command, and the request's
/// trace tells them from what jobs do meanwhile.
/// </summary>
internal sealed class QueryCounter : IDisposable
{
    private readonly ConcurrentDictionary<ActivityTraceId, int> counts = new();
    private readonly ConcurrentDictionary<ActivityTraceId, ConcurrentQueue<string>> teksten = new();
    private readonly ActivityListener listener;

    public QueryCounter(string database)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (
                    activity.Source.Name == "Npgsql"
                    && activity.TagObjects.Any(tag => database.Equals(tag.Value as string, StringComparison.Ordinal))
                )
                {
                    counts.AddOrUpdate(activity.TraceId, 1, (_, count) => count + 1);
                    // A connection that is opened is reported as well, and asks nothing.
                    if (activity.GetTagItem("db.query.text") is string { Length: > 0 } tekst)
                    {
                        teksten.GetOrAdd(activity.TraceId, _ => new()).Enqueue(tekst);
                    }
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public async Task<(int Status, string Html, int Vragen)> Tel(TestApp app, string persoon, string pad)
    {
        var trace = ActivityTraceId.CreateRandom();
        using var verzoek = new HttpRequestMessage(HttpMethod.Get, pad);
        verzoek.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var antwoord = await app.Als(persoon).SendAsync(verzoek);
        var html = await antwoord.Content.ReadAsStringAsync();
        return ((int)antwoord.StatusCode, html, counts.GetValueOrDefault(trace));
    }

    /// <summary>The statements of one request in order, without the values that went in.</summary>
    public async Task<(int Status, string[] Teksten)> Lees(TestApp app, string persoon, HttpRequestMessage verzoek)
    {
        var trace = ActivityTraceId.CreateRandom();
        verzoek.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var antwoord = await app.Als(persoon).SendAsync(verzoek);
        return ((int)antwoord.StatusCode, [.. teksten.GetValueOrDefault(trace) ?? []]);
    }

    public void Dispose() => listener.Dispose();
}
