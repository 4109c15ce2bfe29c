using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>
/// The bytes under a hash, in a form that anybody can make again by hand: a sequence of values, each written as the
/// number of its UTF-8 bytes in decimal, a colon, those bytes, and a line feed. A value that is absent is "-" and a
/// line feed; a number is its decimal digits; a list begins with the number of its items.
/// </summary>
internal sealed class CanonicalForm
{
    private readonly MemoryStream bytes = new();

    public CanonicalForm Add(string? value)
    {
        var text = value is null ? null : Encoding.UTF8.GetBytes(value);
        Write(text is null ? "-" : text.Length.ToString(CultureInfo.InvariantCulture) + ":");
        bytes.Write(text ?? []);
        Write("\n");
        return this;
    }

    public CanonicalForm Add(int value) => Add(value.ToString(CultureInfo.InvariantCulture));

    public CanonicalForm AddList<T>(IReadOnlyCollection<T> items, Action<T> add)
    {
        Add(items.Count);
        foreach (var item in items)
            add(item);
        return this;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));

    private void Write(string ascii) => bytes.Write(Encoding.ASCII.GetBytes(ascii));
}
