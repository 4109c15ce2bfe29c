using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>The one way in which the calendars change: rights, rules, rows and journal, in one transaction.</summary>
internal sealed class KalenderWerk(Kalender kalender, KalenderStore store, Bedrijfsklok klok)
{
    /// <summary>Gezien is the revision that stood on the screen where a row was changed; null where that does not matter.</summary>
    public async Task<Weigering?> Wijzig(
        Kalenderwijziging wijziging,
        Medewerker wie,
        CancellationToken stop,
        long? gezien = null
    )
    {
        if (Kalenderwijziging.Bevoegd(wie) is { } onbevoegd)
        {
            return onbevoegd;
        }
        var stand = await kalender.Stand(stop);
        if (gezien is { } revisie && revisie != stand.Revisie)
        {
            return new KalenderIsVeranderd();
        }
        var nieuw = wijziging.Decide(stand.Gegevens);
        if (nieuw.Weigering is { } weigering)
        {
            return weigering;
        }
        var wijziger = new Wijziger(wie.Id, await klok.Nu(stop), Edge.Nu());
        return await store.WriteAsync(stand.Revisie, stand.Gegevens, nieuw.Value, wijziger, stop)
            ? null
            : new KalenderIsVeranderd();
    }
}
