using ApprovalFlow.Notas.Opdrachten;
using NodaTime;

namespace ApprovalFlow.Notas.Register;

/// <summary>
/// An eenheid that ends is closed and never removed, since the history names it. From then on no nota can newly ask it;
/// its people stay members and finish what it was asked, also by steps of a running nota that come later.
/// </summary>
public static class Eenheidsluiting
{
    /// <summary>The same when it is closed already.</summary>
    public static (Eenheid? Eenheid, Weigering? Weigering) Sluit(Eenheid eenheid, LocalDate vandaag) =>
        eenheid.Code == Eenheidsregister.Secretariaat
            ? (null, new VerkeerdeToestand("Het secretariaat kan niet dicht: zonder secretariaat gaat er niets uit."))
            : (eenheid with { GeslotenOp = eenheid.GeslotenOp ?? vandaag }, null);

    public static Eenheid Heropen(Eenheid eenheid) => eenheid with { GeslotenOp = null };
}
