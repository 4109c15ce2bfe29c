using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using MassTransit;
using V1 = ApprovalFlow.Notas.Berichten.V1;

namespace ApprovalFlow.Web.Berichten;

/// <summary>
/// Makes the package. A failure counts as an attempt: the job is sent again after a wait, and stands as an incident when
/// its attempts are used up.
/// </summary>
internal sealed class StukkenConsumer(Samensteller samensteller, Opdrachtuitslag uitslag, ILogger<StukkenConsumer> log)
    : IConsumer<V1.OpdrachtGegeven>
{
    public async Task Consume(ConsumeContext<V1.OpdrachtGegeven> context)
    {
        var gegeven = context.Message;
        var notaId = NotaId.Of(gegeven.NotaId);
        var stop = context.CancellationToken;
        try
        {
            if (await samensteller.Maak(notaId, gegeven.Opdracht, stop) is { } pakket)
            {
                var command = new StukkenSamenstellenAfronden(gegeven.Opdracht, pakket.Sha256, pakket.Grootte);
                await uitslag.Gelukt(notaId, command, Berichtsleutel.Van(context), stop);
            }
        }
        catch (Exception fout) when (fout is not OperationCanceledException)
        {
            StukkenLog.Mislukt(log, gegeven.Kenmerk, gegeven.Opdracht, fout);
            await uitslag.Mislukt(notaId, gegeven.Opdracht, fout.Message, Berichtsleutel.Mislukt(context), stop);
        }
    }
}

/// <summary>The result of a job that a worker elsewhere did.</summary>
internal sealed class ResultaatConsumer(Opdrachtuitslag uitslag) : IConsumer<V1.OpdrachtResultaat>
{
    public Task Consume(ConsumeContext<V1.OpdrachtResultaat> context)
    {
        var resultaat = context.Message;
        var nota = NotaId.Of(resultaat.NotaId);
        return resultaat.Gelukt
            ? uitslag.Gelukt(
                nota,
                new OpdrachtAfronden(resultaat.Opdracht, Resultaatgegevens.Lees(resultaat)),
                Berichtsleutel.Van(context),
                context.CancellationToken
            )
            : uitslag.Mislukt(
                nota,
                resultaat.Opdracht,
                resultaat.Melding ?? "De verwerker meldde een fout zonder uitleg.",
                Berichtsleutel.Mislukt(context),
                context.CancellationToken
            );
    }
}

/// <summary>What becomes of a job: each result is one command, whose key is the id of the message.</summary>
internal sealed class Opdrachtuitslag(CommandRunner runner, Mislukking mislukking)
{
    public async Task Gelukt(NotaId nota, NotaCommand command, Sleutelverzoek sleutel, CancellationToken stop)
    {
        var ran = await runner.Run(nota, command, Aanvrager.Systeem, stop, sleutel, (_, _) => Berichtsleutel.Gedaan);
        if (ran.Weigering is { } weigering)
        {
            throw new BerichtGeweigerd(weigering, nota);
        }
    }

    public async Task Mislukt(NotaId nota, int opdracht, string fout, Sleutelverzoek sleutel, CancellationToken stop)
    {
        if (await mislukking.Noteer(nota, opdracht, fout, sleutel, stop) == OpdrachtVervolg.Opgebruikt)
        {
            await runner.Run(nota, new OpdrachtOpgeven(opdracht, fout), Aanvrager.Systeem, stop);
        }
    }
}

internal static partial class StukkenLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Making the stukken of {Kenmerk}, job {Opdracht}, failed")]
    public static partial void Mislukt(ILogger log, string kenmerk, int opdracht, Exception fout);
}
