namespace ApprovalFlow.Notas.Inhoud;

/// <summary>
/// A bijlage as a version pins it. Sha256 (64 lower-case hexadecimal digits) says which bytes; Grootte is in bytes.
/// </summary>
public sealed record BijlageGegevens(
    BijlageId Id,
    string Naam,
    BijlageSoort Soort,
    bool VastTeStellen,
    string MediaType,
    long Grootte,
    string Sha256
);

public enum BijlageSoort
{
    Kamerbrief,
    Rapport,
    Overig,
}
