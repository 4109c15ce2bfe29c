using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApprovalFlow.Web.Api.Taken;

/// <summary>
/// A decision on paper or by voice: multipart, with wijze (op-papier, mondeling), genomenDoor, genomenOp and the file
/// scan beside the fields of an ordinary answer.
/// </summary>
internal static class RegistratieEndpoint
{
    public static async Task<Results<Ok<TaakAntwoord>, ProblemHttpResult>> Registreer(
        Guid id,
        HttpContext http,
        TaakVragen vragen,
        RegistratieWerk werk,
        Omgeving omgeving,
        CancellationToken stop
    )
    {
        var aanvrager = http.Aanvrager();
        var taakId = TaakId.Of(id);
        if (await vragen.NotaVan(taakId, aanvrager, stop) is not { } nota)
        {
            return Problemen.Van(new NietGevonden());
        }
        // Asked again under the lock; here so that nobody sends a file for a refusal.
        if (await werk.Bevoegd(nota, taakId, aanvrager, stop) is { } onbevoegd)
        {
            return Problemen.Van(onbevoegd);
        }
        if (!http.Request.HasFormContentType)
        {
            return Problemen.Van(new FormaatOnbekend("Stuur de registratie als multipart/form-data."));
        }
        var (formulier, onleesbaar) = RegistratieFormulier.Van(await http.Request.ReadFormAsync(stop));
        var weigering = onleesbaar ?? (await werk.Run(nota, taakId, formulier, aanvrager, stop)).Weigering;
        if (weigering is not null)
        {
            var door = weigering is TaakIsAlAfgerond race ? (await omgeving.Namen(stop)).Wie(race) : null;
            return Problemen.Van(weigering, door);
        }
        return TypedResults.Ok((await vragen.Een(taakId, aanvrager, stop))!);
    }
}
