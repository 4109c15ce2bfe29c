using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using NodaTime;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>Who sees and who changes what lies on the drafting table.</summary>
public static class Opsteltafel
{
    /// <summary>Only the steller and the medestellers, and only while the nota lies with them.</summary>
    public static Weigering? MagBewerken(Dossier dossier, Medewerker wie, Instant nu) =>
        !Rechten.MagLezen(dossier, wie, nu) ? new NietGevonden()
        : !Rechten.IsOpsteller(dossier.Nota, wie) && !Rechten.IsSteller(dossier.Nota, wie, nu)
            ? new NietBevoegd("Alleen de steller en de medestellers kunnen de nota veranderen.")
        : dossier.Opstellen is null ? Toestanden.NietAanZet(dossier)
        : null;

    /// <summary>
    /// The steller, the medestellers and his eenheid read the concept; everybody else reads the version in force. A nota that was withdrawn
    /// before its first indiening has nothing but its concept.
    /// </summary>
    public static bool ZietConcept(Dossier dossier, Medewerker wie) =>
        (dossier.Opstellen is not null || dossier.HuidigeVersie is null) && IsVan(dossier.Nota, wie);

    /// <summary>Everybody who was steller or writes along, the steller's eenheid, and who stands in for somebody there.</summary>
    public static bool IsVan(Nota nota, Medewerker wie) =>
        Rechten.IsOpsteller(nota, wie)
        || nota.Stellers.Contains(wie.Id)
        || wie.IsLid(nota.StellerEenheid)
        || wie.Vervangt.Any(v => v.Eenheid == nota.StellerEenheid);
}
