using System.Text.Json;
using ApprovalFlow.Notas.Berichten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using NodaTime;

namespace ApprovalFlow.Web.Berichten.Abonnees;

/// <summary>
/// Delivers to each subscriber in the order of sending, at least once; the next one goes when the one before was taken.
/// A slow or dead subscriber holds up nobody else.
/// </summary>
internal sealed class Bezorger(IServiceScopeFactory scopes, Instellingen instellingen, ILogger<Bezorger> log)
    : BackgroundService
{
    public const int PerKeer = 50;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly HttpClient verkeer = Uitgaandverkeer.Maak(instellingen.Berichten.PriveAdressen);

    /// <summary>Who is being delivered to. The loop alone looks at it: work that ends at once is never taken for busy.</summary>
    private readonly Dictionary<Guid, Task> bezig = [];

    public override void Dispose()
    {
        verkeer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tik = new PeriodicTimer(Poll);
        try
        {
            do
            {
                await Begin(stoppingToken);
            } while (await tik.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(bezig.Values);
        }
    }

    private async Task Begin(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<AbonneeStore>();
            foreach (var id in await store.TeBezorgen(Edge.Nu(), stop))
            {
                if (!bezig.TryGetValue(id, out var beurt) || beurt.IsCompleted)
                {
                    bezig[id] = Task.Run(() => Bezorg(id, stop), CancellationToken.None);
                }
            }
        }
        catch (Exception fout) when (!stop.IsCancellationRequested)
        {
            BezorgerLog.Mislukt(log, fout);
        }
    }

    private async Task Bezorg(Guid id, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<AbonneeStore>();
            if (await store.Neem(id, Edge.Nu(), stop) is { } abonnee)
            {
                await BezorgAlles(store, abonnee, stop);
                await store.LaatLos(abonnee, CancellationToken.None);
            }
        }
        catch (Exception fout)
        {
            if (!stop.IsCancellationRequested)
            {
                BezorgerLog.Mislukt(log, fout); // its lease ends, and somebody goes on
            }
        }
    }

    private async Task BezorgAlles(AbonneeStore store, AbonneeRow abonnee, CancellationToken stop)
    {
        var geheim = store.Geheim(abonnee);
        var tot = abonnee.BezigTot!.Value - Duration.FromTimeSpan(Uitgaandverkeer.Tijd + Uitgaandverkeer.Tijd);
        foreach (var (row, rubricering) in await store.Volgende(abonnee, PerKeer, stop))
        {
            if (stop.IsCancellationRequested || Edge.Nu() > tot)
            {
                return; // the next turn has a lease of its own
            }
            if (
                Uitgaand.Soorten.TryGetValue(row.Soort, out var contract)
                && await Fout(
                    () => Gebeurtenisbericht.Maak(row, rubricering, contract, abonnee, geheim, instellingen.Berichten),
                    stop
                )
                    is { } fout
            )
            {
                await store.Mislukte(abonnee, abonnee.Mislukt + 1, fout, Edge.Nu(), CancellationToken.None);
                return;
            }
            if (!await store.Bezorgd(abonnee, row.Reeks!.Value, Edge.Nu(), CancellationToken.None))
            {
                return;
            }
            abonnee = abonnee with { Positie = row.Reeks.Value, Mislukt = 0 };
        }
    }

    /// <summary>Null when it was taken; else one sentence for the administrator.</summary>
    private async Task<string?> Fout(Func<HttpRequestMessage> maak, CancellationToken stop)
    {
        try
        {
            using var request = maak();
            // It is taken by the status alone: what comes after that can be long, slow or broken off.
            using var antwoord = await verkeer.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return antwoord.IsSuccessStatusCode ? null : $"De ontvanger antwoordde met {(int)antwoord.StatusCode}.";
        }
        catch (Exception fout) when (fout is TaskCanceledException or TimeoutException && !stop.IsCancellationRequested)
        {
            return $"De ontvanger antwoordde niet binnen {Uitgaandverkeer.Tijd.TotalSeconds:N0} seconden.";
        }
        catch (JsonException fout)
        {
            BezorgerLog.GeenBericht(log, fout); // it lies aside where an administrator sees it, and stops nobody
            return null;
        }
        catch (HttpRequestException fout)
        {
            return fout.GetBaseException() is AdresGeweigerd geweigerd
                ? geweigerd.Message
                : "De ontvanger is niet bereikbaar.";
        }
    }
}

internal static partial class BezorgerLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivering to a subscriber failed; it is tried again")]
    public static partial void Mislukt(ILogger log, Exception fout);

    [LoggerMessage(Level = LogLevel.Error, Message = "A row of the outbox is no message; subscribers do not get it")]
    public static partial void GeenBericht(ILogger log, Exception fout);
}
