namespace Emjpm.Core.Pilotage;

/// <summary>The last values asked for, so many at most, for as many pages at a time as there are.</summary>
internal sealed class Derniers<TCle, TValeur>(int nombre)
    where TCle : notnull
    where TValeur : class
{
    private readonly Dictionary<TCle, (TValeur Valeur, long Demande)> _valeurs = [];
    private readonly Lock _verrou = new();
    private long _demandes;

    /// <summary>Null when it is not kept.</summary>
    public TValeur? Trouver(TCle cle)
    {
        lock (_verrou)
        {
            if (!_valeurs.TryGetValue(cle, out var v))
                return null;
            _valeurs[cle] = (v.Valeur, ++_demandes);
            return v.Valeur;
        }
    }

    /// <summary>Keeps a value, in the place of the one that nobody has asked for the longest.</summary>
    public void Tenir(TCle cle, TValeur valeur)
    {
        lock (_verrou)
        {
            _valeurs[cle] = (valeur, ++_demandes);
            if (_valeurs.Count > nombre)
                _valeurs.Remove(_valeurs.MinBy(v => v.Value.Demande).Key);
        }
    }

    public void Oublier(Predicate<TCle> lesquelles)
    {
        lock (_verrou)
            foreach (var cle in _valeurs.Keys.Where(c => lesquelles(c)).ToList())
                _valeurs.Remove(cle);
    }
}
