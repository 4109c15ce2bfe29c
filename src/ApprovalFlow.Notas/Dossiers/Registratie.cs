using NodaTime;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>How a decision was taken that did not come through a screen.</summary>
public enum Besluitwijze
{
    OpPapier,
    Mondeling,
}

/// <summary>
/// A decision that somebody took on paper or by voice and that the secretariaat recorded: who took it and on which day.
/// Who recorded it is the act of the event. It stays with the task, with the decision and with each event of it, so
/// that it is marked wherever one of them is shown.
/// </summary>
public sealed record Registratie(
    Besluitwijze Wijze,
    MedewerkerId GenomenDoor,
    EenheidCode Eenheid,
    LocalDate GenomenOp,
    Scan? Scan
)
{
    /// <summary>"op papier", "mondeling".</summary>
    public static string Woorden(Besluitwijze wijze) =>
        wijze switch
        {
            Besluitwijze.OpPapier => "op papier",
            Besluitwijze.Mondeling => "mondeling",
        };

    /// <summary>", op papier op 14 mei 2025, geregistreerd door Sara Kramer (SECRETARIAAT) met scan".</summary>
    internal string Slot(Vastlegging bij, Namen namen) =>
        $", {Woorden(Wijze)} op {Namen.Datum(GenomenOp)}, geregistreerd door "
        + namen.Wie(bij.Handeling with { Namens = null })
        + (Scan is null ? "" : " met scan");
}

/// <summary>The scan of a decision on paper: bytes of the dossier, as those of a bijlage. Sha256 is lower-case hexadecimal.</summary>
public sealed record Scan(BijlageId Id, string MediaType, long Grootte, string Sha256)
{
    /// <summary>Given by the system: what a scanner or a person called it says nothing.</summary>
    public string Naam(Nota nota, Stap stap) => $"scan {nota.Kenmerk} {Stappen.StapCodes.Code(stap)}.{Extensie}";

    private string Extensie =>
        MediaType switch
        {
            "application/pdf" => "pdf",
            "image/jpeg" => "jpg",
            "image/png" => "png",
            "image/tiff" => "tif",
            _ => "bin",
        };
}
