using System.Text.Json;

namespace Emjpm.Core.Imports.Ocmi;

/// <summary>Reads a JSON array element by element, in a memory that depends on the largest element only.</summary>
internal static class TableauJson
{
    /// <summary>Largest element read, bytes: a mesure with thirty years of situations has a tenth of it.</summary>
    public const int ElementMax = 1024 * 1024;

    private const int TamponInitial = 64 * 1024;

    /// <param name="element">called with the text of each element, in their order; the text is only valid during the call</param>
    /// <returns>how many elements there were</returns>
    /// <exception cref="JsonException">not an array, broken off, or an element larger than <see cref="ElementMax"/></exception>
    public static async Task<int> LireAsync(
        Stream contenu,
        Action<ReadOnlySpan<byte>> element,
        CancellationToken annulation
    )
    {
        var lecture = new Lecture(element);
        while (!lecture.Finie)
        {
            var lus = await contenu.ReadAsync(lecture.Libre(), annulation);
            lecture.Avancer(lus);
        }
        while (await contenu.ReadAsync(lecture.Libre(), annulation) is var reste and > 0)
            lecture.ExigerBlanc(reste);
        return lecture.Nombre;
    }

    private sealed class Lecture(Action<ReadOnlySpan<byte>> element)
    {
        private byte[] tampon = new byte[TamponInitial];
        private int debut;
        private int fin;
        private bool dansLeTableau;
        private bool marqueLue;
        private JsonReaderState etat;

        public int Nombre { get; private set; }
        public bool Finie { get; private set; }

        /// <summary>Room to read into, made by moving what is not yet understood to the front, then by growing.</summary>
        public Memory<byte> Libre()
        {
            if (debut > 0)
            {
                Buffer.BlockCopy(tampon, debut, tampon, 0, fin - debut);
                (fin, debut) = (fin - debut, 0);
            }
            if (fin == tampon.Length)
            {
                if (tampon.Length >= ElementMax)
                    throw new JsonException(
                        $"Element {Nombre + 1} is larger than {ElementMax} bytes."
                    );
                Array.Resize(ref tampon, tampon.Length * 2);
            }
            return tampon.AsMemory(fin);
        }

        public void Avancer(int lus)
        {
            fin += lus;
            if (!marqueLue && (fin - debut >= 3 || lus == 0))
            {
                marqueLue = true;
                if (tampon.AsSpan(debut, fin - debut).StartsWith("\uFEFF"u8))
                    debut += 3;
            }
            if (!marqueLue)
                return;
            while (!Finie && Suivant(dernier: lus == 0)) { }
            if (lus == 0 && !Finie)
                throw new JsonException("The array is broken off.");
        }

        public void ExigerBlanc(int lus)
        {
            if (tampon.AsSpan(fin, lus).ContainsAnyExcept(" \t\r\n"u8))
                throw new JsonException("Something follows the array.");
        }

        /// <summary>Reads the opening, an element, or the end; false when more bytes are needed.</summary>
        private bool Suivant(bool dernier)
        {
            var texte = tampon.AsSpan(debut, fin - debut);
            var lecteur = new Utf8JsonReader(texte, isFinalBlock: false, etat);
            if (!lecteur.Read())
                return false;
            if (!dansLeTableau)
            {
                if (lecteur.TokenType != JsonTokenType.StartArray)
                    throw new JsonException("Not an array.");
                dansLeTableau = true;
            }
            else if (lecteur.TokenType == JsonTokenType.EndArray)
            {
                Finie = true;
                if (texte[(int)lecteur.BytesConsumed..].ContainsAnyExcept(" \t\r\n"u8))
                    throw new JsonException("Something follows the array.");
            }
            else
            {
                var place = (int)lecteur.TokenStartIndex;
                if (!lecteur.TrySkip())
                    return dernier ? throw new JsonException("The array is broken off.") : false;
                element(texte[place..(int)lecteur.BytesConsumed]);
                Nombre++;
            }
            etat = lecteur.CurrentState;
            debut += (int)lecteur.BytesConsumed;
            return true;
        }
    }
}
